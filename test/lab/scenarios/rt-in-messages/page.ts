import { CLIENTS } from '../../clients';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

await runSignedIn(app, {
  'sign-in': app.signIn,
  async post() {
    window.postMessage({ kind: 'session', session: { refreshToken: await refreshTokenOf(app) } }, location.origin);
    return 'A message to this window held the refresh token.';
  },
  async broadcast() {
    const channel = new BroadcastChannel('our-own-channel');
    channel.postMessage({ event: 'signed-in', session: { refreshToken: await refreshTokenOf(app) } });
    channel.close();
    return 'A message to the other tabs held the refresh token.';
  },
});
