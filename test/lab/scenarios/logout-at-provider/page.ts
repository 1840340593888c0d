import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { callWith, codeHere, FOR_API, providerFor, signIn, trade } from '../../page/by-hand';
import { HERE } from '../../page/here';
import { leaveFor, runJourney } from '../../page/journey';
import { shelf } from '../../page/shelf';

const provider = providerFor(CLIENTS.guest);
const kept = shelf(sessionStorage);

const account = () => callWith(`${originOf('api')}/account`, kept.get());

runJourney(
  {
    'sign-in': () => signIn('sign-in', provider, FOR_API),
    async trade() {
      kept.put(await trade(provider, codeHere() ?? ''));
      return 'The tokens are in sessionStorage.';
    },
    account,
    logout() {
      const asked = { id_token_hint: kept.get().id_token ?? '', post_logout_redirect_uri: HERE };
      return leaveFor('logout', `${provider.origin}/session/end?${new URLSearchParams(asked)}`);
    },
    orders: () => callWith(`${originOf('api')}/orders`, kept.get()),
    'account-again': account,
  },
  'The provider sent the page back.',
);
