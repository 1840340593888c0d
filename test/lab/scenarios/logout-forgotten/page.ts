import { CARELESS } from '../../careless/clients';
import { carelessFor, codeHere, renew, signIn, trade } from '../../page/by-hand';
import { HERE } from '../../page/here';
import { leaveFor, runJourney } from '../../page/journey';
import { shelf } from '../../page/shelf';

const shop = carelessFor(CARELESS.kept, 'orders:read offline_access');
const kept = shelf(localStorage);
/** What is asked for sooner may have been on its way when the user signed out. */
const LONG_AFTER_MS = 10_500;

const refresh = async (): Promise<void> => kept.put(await renew(shop, kept.get().refresh_token ?? ''));

runJourney(
  {
    'sign-in': () => signIn('sign-in', shop),
    async trade() {
      kept.put(await trade(shop, codeHere() ?? ''));
      return 'The tokens are in localStorage.';
    },
    async refresh() {
      await refresh();
      return 'A new access token, and the same refresh token.';
    },
    logout: () =>
      leaveFor(
        'logout',
        `${shop.origin}/logout?${new URLSearchParams({ client_id: shop.client, post_logout_redirect_uri: HERE })}`,
      ),
    async late() {
      await new Promise((resolve) => setTimeout(resolve, LONG_AFTER_MS));
      await refresh();
      return 'Refreshed, although the user had signed out.';
    },
  },
  'The server sent the page back.',
);
