import { CARELESS } from '../../careless/clients';
import { originOf } from '../../hosts';
import { type Answer, codeHere, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';
import { sayOf } from '../../page/say';

const shop = { origin: originOf('plain'), client: CARELESS.shop.id, scope: 'orders:read offline_access' };
let held: Answer = { access_token: '' };

runJourney(
  {
    // Without TLS there is no crypto.subtle, and without that no challenge.
    'sign-in': () => signIn('sign-in', shop, { code_challenge: '' }),
    async trade() {
      held = await trade(shop, codeHere() ?? '', { code_verifier: '' });
      return 'The tokens are here, and with whoever listens on the way.';
    },
    call: async () =>
      sayOf(await fetch(`${shop.origin}/orders`, { headers: { authorization: `Bearer ${held.access_token}` } })),
    async cookie() {
      // biome-ignore lint/suspicious/noDocumentCookie: the setter every browser has, and the fault this page shows
      document.cookie = `access_token=${held.access_token}; Path=/; SameSite=Lax; Max-Age=3600`;
      return 'The cookie "access_token" holds the access token.';
    },
  },
  'The code is here.',
);
