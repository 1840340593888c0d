import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { frameOf } from '../../page/frame';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

await runSignedIn(app, {
  'sign-in': app.signIn,
  async cache() {
    const { access_token, refresh_token } = await app.user();
    const cache = await caches.open('answers');
    await cache.put(`${originOf('login')}/token`, Response.json({ access_token, refresh_token }));
    return 'A cache holds the answer.';
  },
  async post() {
    const { contentWindow } = await frameOf(`${originOf('tracker')}/frame`);
    contentWindow?.postMessage({ type: 'session', refresh_token: await refreshTokenOf(app) }, '*');
    return 'Whatever is in the frame has heard it.';
  },
  async send() {
    const body = new URLSearchParams({ refresh_token: await refreshTokenOf(app), basket: 'teapot' });
    const { status } = await fetch('/form', { method: 'POST', body });
    return `The shop answered ${status}.`;
  },
});
