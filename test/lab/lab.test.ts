import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type BackChannel, backChannel } from './back-channel';
import { CLIENTS } from './clients';
import { originOf } from './hosts';
import { type Lab, startLab } from './lab';
import { scriptedBrowser } from './scripted-browser';
import { askToken, scriptedSignIn, type Tokens } from './scripted-sign-in';

const PAGE = `${originOf('app')}/spa-memory`;

/** What a backend keeps to itself. */
const KEPT: ReadonlySet<string> = new Set(['access', 'refresh', 'id', 'code-verifier', 'client-secret']);

let lab: Lab;
let ask: BackChannel;
const noise: unknown[] = [];

beforeAll(async () => {
  for (const level of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, level).mockImplementation((...words) => noise.push(words));
  }
  lab = await startLab();
  ask = backChannel(lab);
}, 60_000);

afterAll(async () => {
  vi.restoreAllMocks();
  await lab.close();
});

const signIn = async (client: (typeof CLIENTS)['spa' | 'brief' | 'late']): Promise<Tokens> =>
  (await scriptedSignIn(ask, client, PAGE)).tokens;

const refresh = (token: string) =>
  askToken(ask, { client_id: CLIENTS.spa.id, grant_type: 'refresh_token', refresh_token: token });

const callApi = (token: string) => ask(`${originOf('api')}/orders`, { headers: { authorization: `Bearer ${token}` } });

describe('identity provider', () => {
  test('describes itself under its own name, without a port', async () => {
    const { status, body } = await ask(`${originOf('login')}/.well-known/openid-configuration`);
    const metadata = JSON.parse(body);
    expect(status).toBe(200);
    expect(metadata).toMatchObject({
      issuer: 'https://login.idp.test',
      authorization_endpoint: 'https://login.idp.test/auth',
      token_endpoint: 'https://login.idp.test/token',
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
    expect(metadata.revocation_endpoint).toMatch(/^https:\/\/login\.idp\.test\//);
  });

  test('signs in with one button and comes back to the page that asked', async () => {
    const { page, callback, tokens } = await scriptedSignIn(ask, CLIENTS.spa, PAGE);
    expect(page.match(/<button/g)).toHaveLength(1);
    expect(page).toContain('Sign in as Ada');
    expect(page).not.toMatch(/https?:\/\//);
    expect(callback.origin + callback.pathname).toBe(PAGE);
    expect(Object.keys(tokens)).toEqual(
      expect.arrayContaining(['access_token', 'refresh_token', 'id_token', 'expires_in']),
    );
  });

  test('sends nobody to an address it does not know', async () => {
    const query = new URLSearchParams({
      client_id: CLIENTS.spa.id,
      redirect_uri: 'https://tracker.third.test/',
      response_type: 'code',
    });
    const { status, headers } = await ask(`${originOf('login')}/auth?${query}`);
    expect(status).toBe(400);
    expect(headers.location).toBeUndefined();
  });

  test.each([
    ['spa', 600],
    ['brief', 90],
  ] as const)('gives the client %s JWT access tokens of %i s for the API', async (name, lifetime) => {
    const { access_token: token, expires_in: stated } = await signIn(CLIENTS[name]);
    const { iat = 0, exp = 0, aud, iss, client_id: client } = decodeJwt(token);
    expect(decodeProtectedHeader(token)).toMatchObject({ typ: 'at+jwt', alg: 'ES256' });
    expect({ life: exp - iat, stated, aud, iss, client }).toEqual({
      life: lifetime,
      stated: lifetime,
      aud: originOf('api'),
      iss: originOf('login'),
      client: CLIENTS[name].id,
    });
  });

  test('replaces a refresh token at each use, and ends the grant when the old one comes again', async () => {
    const { refresh_token: first = '' } = await signIn(CLIENTS.spa);
    const answer = await refresh(first);
    const { refresh_token: second }: Tokens = JSON.parse(answer.body);
    expect(answer.status).toBe(200);
    expect(second !== undefined && second !== first).toBe(true);
    const again = await refresh(first);
    expect([again.status, JSON.parse(again.body).error]).toEqual([400, 'invalid_grant']);
    const orphan = await refresh(second ?? '');
    expect([orphan.status, JSON.parse(orphan.body).error]).toEqual([400, 'invalid_grant']);
    expect(lab.log.refreshed.some(({ before, after }) => before === first && after === second)).toBe(true);
    expect(lab.log.refused.filter(({ host, error }) => host === 'login' && error === 'invalid_grant')).toHaveLength(2);
  });

  test('takes back a refresh token that is revoked', async () => {
    const { refresh_token: token = '' } = await signIn(CLIENTS.spa);
    const { status } = await ask(`${originOf('login')}/token/revocation`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token, client_id: CLIENTS.spa.id }).toString(),
    });
    expect([status, (await refresh(token)).status]).toEqual([200, 400]);
  });

  test('lets the app read its token answers, and no other site', async () => {
    const from = async (origin: string) => {
      const fields = { client_id: CLIENTS.spa.id, grant_type: 'refresh_token', refresh_token: 'none' };
      const { headers } = await ask(`${originOf('login')}/token`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      });
      return headers['access-control-allow-origin'];
    };
    expect(await from(originOf('app'))).toBe(originOf('app'));
    expect(await from(originOf('tracker'))).toBeUndefined();
  });
});

describe('API', () => {
  test('takes a fresh access token, in the header or in the query', async () => {
    const { access_token: token } = await signIn(CLIENTS.spa);
    const inQuery = await ask(`${originOf('api')}/orders?${new URLSearchParams({ access_token: token })}`);
    expect([(await callApi(token)).status, inQuery.status]).toEqual([200, 200]);
  });

  test('refuses an expired one, and says why as RFC 6750 has it', async () => {
    const { status, headers } = await callApi((await signIn(CLIENTS.late)).access_token);
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toMatch(/^Bearer .*error="invalid_token".*expired/);
    expect(lab.log.refused.at(-1)).toMatchObject({ host: 'api', status: 401, error: 'invalid_token' });
  });

  test('refuses a call without a token, with no error code', async () => {
    const { status, headers } = await ask(`${originOf('api')}/orders`);
    expect([status, headers['www-authenticate']]).toEqual([401, 'Bearer realm="orders"']);
  });
});

describe('backend for a frontend', () => {
  test('signs in, calls and refreshes, and hands the browser one cookie no script can read and no token', async () => {
    const { visit, follow, answers } = scriptedBrowser(ask);
    const site = originOf('bff');
    const started = await visit(`${site}/sign-in?from=/bff-safe`);
    expect(new URL(String(started.headers.location)).searchParams.get('code_challenge_method')).toBe('S256');
    const signInUrl = await follow(started, site);
    const callback = await follow(await visit(signInUrl, { method: 'POST' }), site);
    const { status, headers } = await visit(callback);
    expect([status, headers.location]).toEqual([303, '/bff-safe']);
    const cookie = String(headers['set-cookie']).replace(/=[\w-]{43};/, '=<value>;');
    expect(cookie).toBe('__Host-session=<value>; Path=/; Secure; HttpOnly; SameSite=Strict');

    expect((await visit(`${site}/orders`)).status).toBe(200);
    const refresh = (fields: Record<string, string>) => visit(`${site}/refresh`, { method: 'POST', headers: fields });
    expect((await refresh({})).status).toBe(401);
    expect(JSON.parse((await refresh({ 'x-lab': 'yes' })).body)).toEqual({ rotated: true });

    const kept = lab.log.issued.filter(({ client, kind }) => client === CLIENTS.bff.id && KEPT.has(kind));
    const given = JSON.stringify(answers);
    expect(new Set(kept.map(({ kind }) => kind))).toEqual(KEPT);
    expect(kept.filter(({ value }) => given.includes(value)).map(({ kind }) => kind)).toEqual([]);
  });

  test('answers nothing but "signed out" to a browser without its cookie', async () => {
    const answers = await Promise.all(['/session', '/orders'].map((path) => ask(originOf('bff') + path)));
    expect(answers.map(({ status, body }) => [status, JSON.parse(body)])).toEqual([
      [200, { signedIn: false }],
      [401, { error: 'signed_out' }],
    ]);
  });
});

test('the tracker takes anything from anywhere', async () => {
  const sent = { method: 'POST', headers: { origin: 'https://elsewhere.test' }, body: '{"event":"visit"}' };
  const { status, headers } = await ask(`${originOf('tracker')}/collect`, sent);
  expect([status, headers['access-control-allow-origin']]).toEqual([204, 'https://elsewhere.test']);
  expect(lab.log.tracked.at(-1)?.body).toBe('{"event":"visit"}');
});

test('the log knows every value that was issued', async () => {
  const before = lab.log.issued.length;
  const { callback, tokens } = await scriptedSignIn(ask, CLIENTS.spa, PAGE);
  const noted = lab.log.issued.slice(before);
  const kinds = ['code', 'code-verifier', 'access', 'refresh', 'id'];
  expect(noted.map(({ kind }) => kind).sort()).toEqual(kinds.sort());
  const values = new Set(noted.map(({ value }) => value));
  const seen = [callback.searchParams.get('code'), tokens.access_token, tokens.refresh_token, tokens.id_token];
  expect(seen.every((value) => values.has(value ?? ''))).toBe(true);
});

test('the start page lists every scenario, and each one is served with its code', async () => {
  const { body: start } = await ask(`${originOf('app')}/`);
  for (const { name, url, title, host } of lab.scenarios) {
    expect(start).toContain(`href="${url}"`);
    expect((await ask(url)).body).toContain(`<h1>${title}</h1>`);
    expect((await ask(`${originOf(host)}/assets/${name}.js`)).status).toBe(200);
  }
});

test('nothing was printed', () => {
  expect(noise).toEqual([]);
});
