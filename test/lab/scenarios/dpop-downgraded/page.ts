import { CARELESS } from '../../careless/clients';
import { originOf } from '../../hosts';
import { carelessFor, codeHere, signIn, trade } from '../../page/by-hand';
import { keepKeys, makeProofKey, proofOf } from '../../page/dpop';
import { runJourney } from '../../page/journey';
import { sayOf } from '../../page/say';

const shop = carelessFor(CARELESS.shop, 'orders:read');
const ORDERS = `${originOf('lenient')}/orders`;
const keys = await makeProofKey(true);
let token = '';

runJourney(
  {
    'sign-in': () => signIn('sign-in', shop),
    async trade() {
      await keepKeys(keys);
      const dpop = await proofOf(keys, 'POST', `${shop.origin}/token`);
      ({ access_token: token } = await trade(shop, codeHere() ?? '', {}, { headers: { dpop } }));
      return 'The access token is bound to the key.';
    },
    async call() {
      const dpop = await proofOf(keys, 'GET', ORDERS, { token });
      return sayOf(await fetch(ORDERS, { headers: { authorization: `DPoP ${token}`, dpop } }));
    },
    bearer: async () => sayOf(await fetch(ORDERS, { headers: { authorization: `Bearer ${token}` } })),
  },
  'The code is here.',
);
