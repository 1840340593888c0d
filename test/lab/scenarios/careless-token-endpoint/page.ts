import { CARELESS } from '../../careless/clients';
import { originOf } from '../../hosts';
import { carelessFor, codeHere, signIn, trade } from '../../page/by-hand';
import { runJourney } from '../../page/journey';

const open = carelessFor(CARELESS.open, 'orders:read offline_access');
let refreshToken = '';

/** A frame in this page, once it has loaded. */
const frameOf = (src: string): Promise<HTMLIFrameElement> =>
  new Promise((resolve) => {
    const frame = Object.assign(document.createElement('iframe'), { src, hidden: true });
    frame.addEventListener('load', () => resolve(frame), { once: true });
    document.body.append(frame);
  });

runJourney(
  {
    async metadata() {
      const { issuer } = await (await fetch(`${open.origin}/.well-known/openid-configuration`)).json();
      return `The metadata is that of ${issuer}.`;
    },
    'sign-in': () => signIn('sign-in', open, { prompt: 'login' }),
    async trade() {
      const { refresh_token: token = '' } = await trade(open, codeHere() ?? '', {}, { credentials: 'include' });
      refreshToken = token;
      return 'The tokens are here.';
    },
    async elsewhere() {
      const frame = await frameOf(`${originOf('help')}/frame`);
      const answered = new Promise<MessageEvent>((resolve) => addEventListener('message', resolve, { once: true }));
      const fields = { grant_type: 'refresh_token', client_id: open.client, refresh_token: refreshToken };
      frame.contentWindow?.postMessage({ ask: `${open.origin}/token`, fields }, originOf('help'));
      const { data } = await answered;
      return `The other site was answered too: ${data.status}.`;
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
