import { CARELESS } from '../../careless/clients';
import { type Answer, carelessFor, codeHere, renew, signIn, trade } from '../../page/by-hand';
import { HERE } from '../../page/here';
import { leaveFor, runJourney } from '../../page/journey';

const shop = carelessFor(CARELESS.kept, 'orders:read offline_access');
const STORE = 'session';
/** What is asked for sooner may have been on its way when the user signed out. */
const LONG_AFTER_MS = 10_500;

const keep = (tokens: Answer): void => localStorage.setItem(STORE, JSON.stringify(tokens));
const kept = (): Answer => JSON.parse(localStorage.getItem(STORE) ?? '{}');
const refresh = async (): Promise<void> => keep(await renew(shop, kept().refresh_token ?? ''));

runJourney(
  {
    'sign-in': () => signIn('sign-in', shop),
    async trade() {
      keep(await trade(shop, codeHere() ?? ''));
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
