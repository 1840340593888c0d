import { decodeJwt } from 'jose';
import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { type Answer, callWith, codeHere, FOR_API, providerFor, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';

const provider = providerFor(CLIENTS.moment);
const ORDERS = `${originOf('api')}/orders`;
let held: Answer = { access_token: '' };

/** Waits until the token in hand has ended, and a little more. */
const end = (): Promise<void> => {
  const { exp = 0 } = decodeJwt(held.access_token);
  return new Promise((resolve) => setTimeout(resolve, exp * 1000 - Date.now() + 300));
};

runJourney(
  {
    'sign-in': () => signIn('sign-in', provider, FOR_API),
    async trade() {
      held = await trade(provider, codeHere() ?? '');
      return 'The access token ends in three seconds.';
    },
    call: () => callWith(ORDERS, held),
    refused: () => end().then(() => callWith(ORDERS, held)),
    accepted: () => callWith(`${originOf('lenient')}/orders`, held),
  },
  'The code is here.',
);
