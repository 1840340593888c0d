import { CLIENTS } from '../../clients';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

await runSignedIn(app, {
  'sign-in': app.signIn,
  async write() {
    // biome-ignore lint/suspicious/noDocumentCookie: the setter every browser has, and the fault this page shows
    document.cookie = `remember=${await refreshTokenOf(app)}; Path=/; Secure; SameSite=Lax; Max-Age=3600`;
    return 'The cookie "remember" holds the refresh token.';
  },
});
