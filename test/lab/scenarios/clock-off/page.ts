import { CARELESS } from '../../careless/clients';
import { originOf } from '../../hosts';
import { type Answer, codeHere, renew, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';
import { sayOf } from '../../page/say';

const shop = { origin: originOf('ahead'), client: CARELESS.shop.id, scope: 'orders:read offline_access' };
let held: Answer = { access_token: '' };

runJourney(
  {
    'sign-in': () => signIn('sign-in', shop),
    async trade() {
      held = await trade(shop, codeHere() ?? '');
      return 'The tokens are here.';
    },
    async refresh() {
      held = await renew(shop, held.refresh_token ?? '');
      return 'New tokens are here.';
    },
    call: async () =>
      sayOf(await fetch(`${shop.origin}/orders`, { headers: { authorization: `Bearer ${held.access_token}` } })),
  },
  'The code is here.',
);
