import { CLIENTS } from '../../clients';
import { originOf } from '../../hosts';
import { HERE } from '../../page/here';
import { random } from '../../page/random';
import { sayOf } from '../../page/say';
import { runSteps } from '../../page/steps';

const csrf = random(32);

const meta = document.createElement('meta');
meta.name = 'csrf-token';
meta.content = csrf;
document.head.append(meta);

// Each name speaks about a refresh token, and none of the values is one.
const settings = {
  refreshTokenEnabled: true,
  useRefreshTokens: 'when-the-user-asks-to-stay-signed-in',
  refresh_token: null,
  refresh_token_expires_in: 1_209_600,
  refresh_token_expires_at: '2030-01-01T00:00:00.000Z',
  refresh_token_timeout: '3600',
  refresh_token_endpoint: `${originOf('login')}/token`,
  refresh_token_hash: random(32),
  refresh_token_lock: random(32),
};

// A sign-in that was begun and never came back, as oidc-client-ts leaves it.
const startedSignIn = (id: string) => ({
  id,
  created: Math.floor(Date.now() / 1000),
  request_type: 'si:r',
  code_verifier: random(48),
  authority: originOf('login'),
  client_id: CLIENTS.spa.id,
  redirect_uri: HERE,
  scope: CLIENTS.spa.scope,
  response_mode: 'query',
});

const hex = (bytes: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');

runSteps(
  {
    async store() {
      const id = hex(16);
      localStorage.setItem(`oidc.${id}`, JSON.stringify(startedSignIn(id)));
      localStorage.setItem('settings', JSON.stringify({ auth: settings }));
      localStorage.setItem('refreshTokenEnabled', 'true');
      sessionStorage.setItem('nonce', random(32));
      return 'localStorage holds settings and a started sign-in.';
    },
    async cookies() {
      const cookies = [
        `csrftoken=${csrf}`,
        `_ga=GA1.1.${Date.now()}.${Math.floor(Date.now() / 1000)}`,
        `visitor=${crypto.randomUUID()}`,
      ];
      for (const cookie of cookies) {
        // biome-ignore lint/suspicious/noDocumentCookie: the setter every browser has
        document.cookie = `${cookie}; Path=/; Secure; SameSite=Lax; Max-Age=3600`;
      }
      return 'Three cookies are set.';
    },
    async post() {
      const { status } = await fetch('/form', {
        method: 'POST',
        headers: { 'x-csrf-token': csrf },
        body: new URLSearchParams({ csrf_token: csrf, note: 'Two sugars' }),
      });
      return `The form was answered ${status}.`;
    },
    async fetch() {
      const file = `${originOf('api')}/files/report`;
      const stored = new URLSearchParams({
        'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
        'X-Amz-Credential': `${hex(10)}/20300101/eu/s3/aws4_request`,
        'X-Amz-Expires': '900',
        'X-Amz-Security-Token': random(90),
        'X-Amz-Signature': hex(32),
      });
      const shared = new URLSearchParams({ token: hex(16), sig: random(32), se: '2030-01-01T00:00:00Z' });
      await fetch(`${file}?${shared}`);
      return sayOf(await fetch(`${file}?${stored}`));
    },
    async settings() {
      return sayOf(await fetch(`${originOf('api')}/settings`));
    },
  },
  { says: 'Nothing is stored or sent yet.' },
);
