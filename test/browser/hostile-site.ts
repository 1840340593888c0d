import type { Guests } from '../lab/lab';
import { html, json, type Reply, type Site } from '../lab/site';
import { makeLooseJwt, makeOpaque } from '../oauth/make-token';
import { HOSTILE } from '../views/hostile/texts';

/** A site, and an issuer whose name is written from right to left: https://مثال.test */
export const HOSTILE_HOST = 'app.hostile.test';
const ISSUER_HOST = 'xn--mgbh0fb.test';
const ISSUER = `https://${ISSUER_HOST}`;

/** Short, since a token of them is to fit into a header. */
const TEXTS = Object.values(HOSTILE).map((text) => text.slice(0, 100));
const MARKUP = HOSTILE.markup ?? '';
/** What may be copied and is not to be pasted blindly: a terminal obeys it. */
export const CONTROLS = '<b>\u0007\u001b[31m\u202e\r\nx\u0000y';
const TURNED = 'שלום\u202e<b>';

const inSeconds = (ahead: number): number => Math.floor(Date.now() / 1_000) + ahead;

/** A token that says all of it, as names and as values. */
const hostileToken = (more: object): string =>
  makeLooseJwt(
    { alg: 'RS256', typ: 'at+jwt', kid: MARKUP, jku: HOSTILE['an address that is a script'], [TURNED]: TURNED },
    {
      ...{ iss: ISSUER, client_id: `${TURNED} client`, sub: TEXTS[0], aud: [MARKUP, TURNED], scope: TEXTS.join(' ') },
      ...{
        iat: inSeconds(-10),
        exp: inSeconds(900),
        nbf: 8.64e15,
        auth_time: 1e22,
        updated_at: '+275761-01-01T00:00:00Z',
      },
      ...Object.fromEntries(TEXTS.map((text) => [text, { [text]: text }])),
      ...{
        note: CONTROLS,
        picture: 'javascript:alert(1)',
        website: 'data:text/html,<script>alert(1)</script>',
        roles: TEXTS,
      },
      ...more,
    },
  );

const answers: Readonly<Record<string, () => Reply>> = {
  '/token': () =>
    json(200, {
      access_token: hostileToken({}),
      id_token: hostileToken({ aud: `${TURNED} client`, nonce: 'n', email: MARKUP }),
      refresh_token: makeOpaque(),
      token_type: 'Bearer',
      scope: TEXTS.join(' '),
      expires_in: 900,
    }),
  '/refuse': () => json(400, { error: `${TURNED}${MARKUP}`, error_description: MARKUP }),
  '/api': () => json(401, { error: MARKUP }, { 'www-authenticate': 'Bearer error="<img src=x onerror=alert(1)>"' }),
  '/keys': () =>
    json(200, {
      keys: TEXTS.slice(0, 5).map((kid) => ({ kty: 'RSA', alg: 'RS256', n: makeOpaque(342), e: 'AQAB', kid })),
    }),
  '/.well-known/openid-configuration': () =>
    json(200, {
      issuer: ISSUER,
      token_endpoint: `${ISSUER}/token`,
      jwks_uri: `${ISSUER}/keys`,
      service_documentation: 'javascript:alert(1)',
    }),
};

const OPEN: Reply['headers'] = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization',
  'access-control-allow-methods': '*',
};

const site: Site = ({ method, url }) => {
  if (url.pathname === '/') return html(200, '<!doctype html><title>.</title><p>.');
  const reply: Reply | undefined = method === 'OPTIONS' ? { status: 204 } : answers[url.pathname]?.();
  return reply ? { ...reply, headers: { ...reply.headers, ...OPEN } } : null;
};

export const HOSTILE_SITES: Guests = { sites: { [HOSTILE_HOST]: site, [ISSUER_HOST]: site } };

/** Run in the page, as text: a sign-in, a use, a refresh that is refused, and all of it in every store. */
export const BRING = `(async () => {
  const issuer = ${JSON.stringify(ISSUER)}, markup = ${JSON.stringify(MARKUP)}, texts = ${JSON.stringify(TEXTS)};
  document.title = markup;
  await (await fetch(issuer + '/.well-known/openid-configuration')).json();
  await (await fetch(issuer + '/keys')).json();
  const post = (path, fields) => fetch(issuer + path, { method: 'POST', body: new URLSearchParams(fields) }).then((answer) => answer.json());
  const client_id = ${JSON.stringify(`${TURNED} client`)}, redirect_uri = location.origin + '/' + markup;
  const code = crypto.randomUUID() + crypto.randomUUID(), code_verifier = crypto.randomUUID() + crypto.randomUUID();
  const got = await post('/token', { grant_type: 'authorization_code', code, code_verifier, client_id, redirect_uri });
  const authorization = 'Bearer ' + got.access_token;
  await fetch(issuer + '/api/' + encodeURIComponent(markup)).catch(() => 0);
  await (await fetch(issuer + '/api', { headers: { authorization } })).text();
  for (const text of texts) {
    localStorage.setItem(text + ' access_token', got.access_token);
    sessionStorage.setItem(text + ' refresh', JSON.stringify({ [text]: { refresh_token: got.refresh_token } }));
  }
  document.cookie = '<img src onerror>=' + got.refresh_token;
  history.replaceState(null, '', '/?' + encodeURIComponent(markup) + '=' + encodeURIComponent(markup));
  await post('/refuse', { grant_type: 'refresh_token', refresh_token: got.refresh_token, client_id });
})()`;
