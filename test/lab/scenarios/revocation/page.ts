import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { type Answer, callWith, codeHere, FOR_API, providerFor, renewInVain, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';

const provider = providerFor(CLIENTS.spa);
let held: Answer = { access_token: '' };

runJourney(
  {
    'sign-in': () => signIn('sign-in', provider, FOR_API),
    async trade() {
      held = await trade(provider, codeHere() ?? '');
      return 'The tokens are in memory.';
    },
    async revoke() {
      const fields = { token: held.refresh_token ?? '', token_type_hint: 'refresh_token', client_id: provider.client };
      const { status } = await fetch(`${provider.origin}/token/revocation`, {
        method: 'POST',
        body: new URLSearchParams(fields),
      });
      return `The revocation endpoint answered ${status}.`;
    },
    call: () => callWith(`${originOf('api')}/orders`, held),
    refresh: async () => `Refused with ${await renewInVain(provider, held.refresh_token)}.`,
  },
  'The code is here.',
);
