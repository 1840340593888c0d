import { CLIENTS } from '../../clients';
import { type Answer, codeHere, FOR_API, providerFor, renew, renewInVain, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';

const provider = providerFor(CLIENTS.spa);
let first: Answer = { access_token: '' };
let second = first;

runJourney(
  {
    'sign-in': () => signIn('sign-in', provider, FOR_API),
    async trade() {
      first = await trade(provider, codeHere() ?? '');
      return 'The tokens are in memory.';
    },
    async refresh() {
      second = await renew(provider, first.refresh_token ?? '');
      return 'Refreshed: the refresh token was replaced.';
    },
    old: async () => `Refused with ${await renewInVain(provider, first.refresh_token)}: it was replaced.`,
    newest: async () => `Refused with ${await renewInVain(provider, second.refresh_token)}: the sign-in was ended.`,
    anew: () => signIn('anew', provider, FOR_API),
    async 'trade-anew'() {
      await trade(provider, codeHere() ?? '');
      return 'Signed in anew, with tokens of their own.';
    },
  },
  'The code is here.',
);
