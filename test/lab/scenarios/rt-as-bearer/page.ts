import { CLIENTS } from '../../clients';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

await runSignedIn(app, {
  'sign-in': app.signIn,
  async refresh() {
    const headers = { authorization: `Bearer ${await refreshTokenOf(app)}` };
    const { status, ok } = await fetch('/session/refresh', { method: 'POST', headers });
    if (!ok) throw new Error(`the endpoint answered ${status}`);
    return `The endpoint answered ${status}, with new tokens in its headers.`;
  },
});
