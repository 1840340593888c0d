import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { type Answer, codeHere, renew, signIn, trade } from '../../page/by-hand';
import { keepKeys, makeProofKey, proofOf } from '../../page/dpop';
import { runJourney } from '../../page/journey';
import { sayOf } from '../../page/say';

const { id, scope } = CLIENTS.spa;
const server = { origin: originOf('login'), client: id, scope };
const ORDERS = `${originOf('api')}/orders`;
const keys = await makeProofKey(false);
let held: Answer = { access_token: '' };

const withProof = async () => ({ headers: { dpop: await proofOf(keys, 'POST', `${server.origin}/token`) } });

runJourney(
  {
    'sign-in': () => signIn('sign-in', server, { prompt: 'consent', resource: originOf('api') }),
    async trade() {
      await keepKeys(keys);
      held = await trade(server, codeHere() ?? '', {}, await withProof());
      return 'Signed in as Ada: both tokens are in memory, and bound to the key.';
    },
    async call() {
      const dpop = await proofOf(keys, 'GET', ORDERS, { token: held.access_token });
      return sayOf(await fetch(ORDERS, { headers: { authorization: `DPoP ${held.access_token}`, dpop } }));
    },
    async refresh() {
      const before = held.refresh_token ?? '';
      held = await renew(server, before, {}, await withProof());
      return `Refreshed: the refresh token was ${held.refresh_token === before ? 'kept' : 'replaced'}.`;
    },
  },
  'The code is here.',
);
