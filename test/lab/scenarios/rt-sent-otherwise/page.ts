import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

await runSignedIn(app, {
  'sign-in': app.signIn,
  async form() {
    const body = new FormData();
    body.append('refresh_token', await refreshTokenOf(app));
    body.append('picture', new Blob([new Uint8Array(64)]), 'picture.png');
    const { status } = await fetch(`${originOf('tracker')}/form`, { method: 'POST', body, keepalive: true });
    return `The tracker answered ${status}.`;
  },
  async beacon() {
    const body = new Blob([JSON.stringify({ beacon: { refresh_token: await refreshTokenOf(app) } })]);
    if (!navigator.sendBeacon(`${originOf('tracker')}/beacon`, body)) throw new Error('The browser took no beacon.');
    return 'The browser took the beacon.';
  },
});
