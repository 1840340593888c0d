import { CARELESS } from '../../careless/clients';
import type { ShapeName } from '../../careless/token-shapes';
import { originOf } from '../../hosts';
import { carelessFor, codeHere, renew, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';
import { sayOf } from '../../page/say';

const shop = carelessFor(CARELESS.shop, 'orders:read offline_access');
const FAULTS: readonly ShapeName[] = [
  'endless',
  'milliseconds',
  'for-nobody',
  'early',
  'untyped',
  'talkative',
  'shared',
  'own-key',
  'critical',
  'unsigned',
];
let newest = '';

runJourney(
  {
    'sign-in': () => signIn('sign-in', shop),
    async collect() {
      let { refresh_token: refresh = '' } = await trade(shop, codeHere() ?? '');
      for (const fault of FAULTS) {
        const answer = await renew(shop, refresh, {
          scope: `${shop.scope} as:${fault}${fault === 'shared' ? ' openid' : ''}`,
        });
        refresh = answer.refresh_token ?? refresh;
        newest = answer.access_token;
      }
      return `${FAULTS.length} access tokens came in, with one fault each.`;
    },
    call: async () =>
      sayOf(await fetch(`${originOf('lenient')}/orders`, { headers: { authorization: `Bearer ${newest}` } })),
  },
  'The code is here.',
);
