import { CARELESS } from '../../careless/clients';
import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { callWith, carelessFor, codeHere, FOR_API, providerFor, renew, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';
import { shelf } from '../../page/shelf';

const provider = providerFor(CLIENTS.spa);
const other = carelessFor(CARELESS.shop, 'openid offline_access orders:read');
const kept = shelf(sessionStorage);
const keptOther = shelf(sessionStorage, 'other-session');

const useBoth = async (): Promise<string> => {
  const first = await callWith(`${originOf('api')}/orders`, kept.get());
  return `${first} ${await callWith(`${originOf('lenient')}/orders`, keptOther.get())}`;
};

runJourney(
  {
    'sign-in': () => signIn('sign-in', provider, FOR_API),
    async trade() {
      kept.put(await trade(provider, codeHere() ?? ''));
      return 'Signed in at login.idp.test.';
    },
    'sign-in-other': () => signIn('sign-in-other', other),
    async 'trade-other'() {
      keptOther.put(await trade(other, codeHere() ?? ''));
      return 'Signed in at login.careless.test too.';
    },
    use: useBoth,
    async refresh() {
      kept.put(await renew(provider, kept.get().refresh_token ?? ''));
      keptOther.put(await renew(other, keptOther.get().refresh_token ?? ''));
      return 'Refreshed both: new access tokens and new refresh tokens.';
    },
    'use-again': useBoth,
  },
  'The code is here.',
);
