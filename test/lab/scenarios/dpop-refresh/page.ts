import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { type Answer, codeHere, FOR_API, forCode, providerFor, signIn } from '../../page/by-hand';
import { keepKeys, makeProofKey, proofOf } from '../../page/dpop';
import { HERE } from '../../page/here';
import { runJourney } from '../../page/journey';
import { sayOf } from '../../page/say';

const provider = providerFor(CLIENTS.proof);
const TOKEN = `${provider.origin}/token`;
const ORDERS = `${originOf('api')}/orders`;
const keys = await makeProofKey(false);
let held: Answer = { access_token: '' };

/** A token request without a nonce, and again with the one that the refusal brings (RFC 9449 §8). */
const askTwice = async (fields: Record<string, string>): Promise<Answer> => {
  const ask = async (nonce?: string): Promise<Response> =>
    fetch(TOKEN, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { dpop: await proofOf(keys, 'POST', TOKEN, nonce ? { nonce } : {}) },
    });
  const refused = await ask();
  const { error }: { error?: string } = await refused.json();
  if (error !== 'use_dpop_nonce') throw new Error(`the token endpoint answered ${refused.status} at first`);
  const answer = await ask(refused.headers.get('dpop-nonce') ?? '');
  if (!answer.ok) throw new Error(`the token endpoint answered ${answer.status}`);
  return answer.json();
};

const call = async (): Promise<string> => {
  const dpop = await proofOf(keys, 'GET', ORDERS, { token: held.access_token });
  return sayOf(await fetch(ORDERS, { headers: { authorization: `DPoP ${held.access_token}`, dpop } }));
};

runJourney(
  {
    'sign-in': () => signIn('sign-in', provider, FOR_API),
    async trade() {
      await keepKeys(keys);
      held = await askTwice(forCode(provider, codeHere() ?? ''));
      history.replaceState(null, '', HERE);
      return 'Signed in as Ada: both tokens are in memory, and bound to the key.';
    },
    call,
    async refresh() {
      const { refresh_token: before = '' } = held;
      held = await askTwice({ grant_type: 'refresh_token', client_id: provider.client, refresh_token: before });
      return `Refreshed: the refresh token was ${held.refresh_token === before ? 'kept' : 'replaced'}.`;
    },
    use: call,
  },
  'The code is here.',
);
