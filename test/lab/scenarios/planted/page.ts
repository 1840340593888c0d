import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { digestOf } from '../../page/digest';
import { HERE } from '../../page/here';
import { random } from '../../page/random';
import { refreshTokenOf } from '../../page/refresh-token';
import { sayOf } from '../../page/say';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';
import { leave, runSteps } from '../../page/steps';

/** Set before the page leaves for its last step, since what comes back is no sign-in of this app. */
const LEFT = 'planted-state';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

const callApi = async (path: string, token: string): Promise<Response> =>
  fetch(originOf('api') + path, { headers: { authorization: `Bearer ${token}` } });

const steps = {
  'sign-in': app.signIn,
  async claim() {
    const { access_token } = await app.user();
    const { service }: { service: string } = await (await callApi('/planted/token', access_token)).json();
    return sayOf(await callApi('/orders', service));
  },
  async error() {
    const { access_token } = await app.user();
    return sayOf(await callApi('/planted/error', access_token));
  },
  async path() {
    const { status } = await fetch(`/sessions/${await refreshTokenOf(app)}/ping`);
    return `This site answered ${status}.`;
  },
  async 'storage-key'() {
    localStorage.setItem(`session:${await refreshTokenOf(app)}`, 'open');
    return 'A storage key holds the refresh token.';
  },
  async 'cookie-name'() {
    // biome-ignore lint/suspicious/noDocumentCookie: the setter every browser has, and the fault this page shows
    document.cookie = `${await refreshTokenOf(app)}=open; Path=/; Secure; SameSite=Lax; Max-Age=3600`;
    return 'A cookie is named after the refresh token.';
  },
  async state() {
    const request = new URLSearchParams({
      client_id: CLIENTS.spa.id,
      response_type: 'code',
      redirect_uri: HERE,
      scope: 'openid',
      prompt: 'none',
      state: await refreshTokenOf(app),
      nonce: random(8),
      code_challenge: await digestOf(random(32)),
      code_challenge_method: 'S256',
    });
    sessionStorage.setItem(LEFT, 'yes');
    return leave(`${originOf('login')}/auth?${request}`);
  },
};

if (sessionStorage.getItem(LEFT)) {
  sessionStorage.removeItem(LEFT);
  history.replaceState(null, '', HERE);
  runSteps(steps, { done: Object.keys(steps), says: 'The identity provider sent the state back.' });
} else {
  await runSignedIn(app, steps);
}
