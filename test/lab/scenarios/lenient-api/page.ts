import { CARELESS } from '../../careless/clients';
import { originOf } from '../../hosts';
import { type Answer, carelessFor, codeHere, renew, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';
import { sayOf } from '../../page/say';

const shop = carelessFor(CARELESS.shop, 'openid orders:read offline_access');
const ORDERS = `${originOf('lenient')}/orders`;
let held: Answer = { access_token: '' };

const call = async (token: string): Promise<string> =>
  sayOf(await fetch(ORDERS, { headers: { authorization: `Bearer ${token}` } }));

runJourney(
  {
    nothing: async () => sayOf(await fetch(ORDERS)),
    'sign-in': () => signIn('sign-in', shop),
    async trade() {
      held = await trade(shop, codeHere() ?? '');
      return 'The tokens are here.';
    },
    async expired() {
      const { access_token } = await renew(shop, held.refresh_token ?? '', { scope: 'orders:read as:ended' });
      return call(access_token);
    },
    identity: () => call(held.id_token ?? ''),
    address: async () => sayOf(await fetch(`${ORDERS}?${new URLSearchParams({ id_token: held.id_token ?? '' })}`)),
  },
  'The code is here.',
);
