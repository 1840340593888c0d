import { CARELESS } from '../../careless/clients';
import { originOf } from '../../hosts';
import { carelessFor, codeHere, signIn, trade } from '../../page/by-hand';
import { frameOf } from '../../page/frame';
import { runJourney } from '../../page/journey';

const open = carelessFor(CARELESS.open, 'orders:read offline_access');

runJourney(
  {
    async metadata() {
      const { issuer } = await (await fetch(`${open.origin}/.well-known/openid-configuration`)).json();
      return `The metadata is that of ${issuer}.`;
    },
    async elsewhere() {
      const frame = await frameOf(`${originOf('office')}/frame`);
      const answered = new Promise<MessageEvent>((resolve) => addEventListener('message', resolve, { once: true }));
      const fields = { grant_type: 'authorization_code', client_id: open.client, code: 'none' };
      frame.contentWindow?.postMessage({ ask: `${open.origin}/token`, fields }, originOf('office'));
      const { data } = await answered;
      return `The other site may read that it was refused: ${data.status}.`;
    },
    'sign-in': () => signIn('sign-in', open, { prompt: 'login' }),
    async trade() {
      await trade(open, codeHere() ?? '', {}, { credentials: 'include' });
      return 'The tokens are here.';
    },
    async 'plain-redirect'() {
      const asked = new URLSearchParams({
        client_id: open.client,
        response_type: 'code',
        redirect_uri: originOf('app').replace('https:', 'http:'),
        state: crypto.randomUUID(),
        code_challenge: crypto.randomUUID().repeat(2),
        code_challenge_method: 'S256',
      });
      await frameOf(`${open.origin}/auth?${asked}`);
      return 'The server refused it.';
    },
  },
  'The code came back with the form.',
);
