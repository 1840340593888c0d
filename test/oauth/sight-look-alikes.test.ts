import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/oauth/observation';
import { API, APP, ISSUER, makeNavigation, makeObservation } from './make-observation';
import { ALPHANUMERIC, HEX, makeJwe, makeJwt, makeOpaque, makeText } from './make-token';
import { see } from './see';

const json = (value: unknown): string => JSON.stringify(value);
const store = (key: string, value: unknown) =>
  makeObservation('local-storage', { [key]: typeof value === 'string' ? value : json(value) });
const uuid = () => crypto.randomUUID();
const hex = (length: number) => makeText(length, HEX);

/** All that only looks like an access or refresh token: same length, same randomness, same storages, same words. */
const LOOK_ALIKES: Record<string, () => Observation | Promise<Observation>> = {
  'a started sign-in of oidc-client-ts': () =>
    store(`oidc.${hex(32)}`, {
      id: hex(32),
      code_verifier: makeOpaque(96),
      authority: ISSUER,
      client_id: 'spa',
      redirect_uri: APP,
      scope: 'openid',
      nonce: hex(32),
    }),
  'one with a client secret': () =>
    store(`oidc.${hex(32)}`, { code_verifier: makeOpaque(96), client_secret: makeOpaque() }),
  'a transaction of auth0-spa-js': () =>
    store('a0.spajs.txs.spa', {
      state: makeOpaque(),
      nonce: makeOpaque(),
      code_verifier: makeOpaque(),
      scope: 'openid',
    }),
  'a callback of keycloak-js': () =>
    store(`kc-callback-${uuid()}`, {
      state: uuid(),
      nonce: uuid(),
      redirectUri: APP,
      pkceCodeVerifier: makeOpaque(96),
      expires: Date.now(),
    }),
  'the verifier of supabase': () => store('sb-abcdefgh-auth-token-code-verifier', json(makeText(112, HEX))),
  'a plain PKCE verifier': () => store('pkce_code_verifier', makeOpaque(64)),
  'a nonce': () => store('nonce', makeOpaque()),
  'a state': () => store('oauth_state', makeOpaque()),
  'a session_state': () => store('session', { session_state: uuid(), scope: 'openid' }),
  'the claims of an ID token': () =>
    store('user', { iss: ISSUER, sub: uuid(), aud: 'spa', nonce: makeOpaque(), at_hash: makeOpaque(22), sid: uuid() }),
  'a request of msal-browser': () =>
    store(
      'msal.spa.request.params',
      btoa(json({ authority: ISSUER, nonce: uuid(), correlationId: uuid(), codeVerifier: makeOpaque() })),
    ),
  'the list of keys of msal-browser': () =>
    store('msal.token.keys.spa', {
      idToken: [`${uuid()}-login.idp.test-idtoken-${uuid()}----`],
      accessToken: [`${uuid()}-login.idp.test-accesstoken-${uuid()}--openid--`],
      refreshToken: [`${uuid()}-login.idp.test-refreshtoken-${uuid()}----`],
    }),
  'the newer list of keys of msal-browser': () =>
    store('msal.3.token.keys.spa', { refreshToken: [`msal.3|${uuid()}|login.idp.test|refreshtoken|${uuid()}|||`] }),
  'the accounts of msal-browser': () => store('msal.account.keys', [`${uuid()}.${uuid()}-login.idp.test-${uuid()}`]),
  'an encrypted entry of msal-browser': () =>
    store('msal.3|ada|login.idp.test|refreshtoken|spa|||', {
      id: uuid(),
      nonce: makeOpaque(22),
      data: makeOpaque(900),
      lastUpdatedAt: String(Date.now()),
    }),
  'the key to it': () =>
    makeObservation('cookie', { 'msal.cache.encryption': encodeURIComponent(json({ id: uuid(), key: makeOpaque() })) }),
  'a placeholder in storage': () =>
    store('oidc.default', {
      tokens: {
        access_token: 'ACCESS_TOKEN_SECURED_BY_A_SERVICE_WORKER_default',
        refresh_token: 'REFRESH_TOKEN_SECURED_BY_A_SERVICE_WORKER_default',
      },
    }),
  'a placeholder in a token response': () =>
    makeObservation(
      'response-body',
      json({
        access_token: 'ACCESS_TOKEN_SECURED_BY_A_SERVICE_WORKER_default',
        refresh_token: 'REFRESH_TOKEN_SECURED_BY_A_SERVICE_WORKER_default',
        token_type: 'Bearer',
        expires_in: 90,
      }),
    ),
  'a placeholder in a token request': () =>
    makeObservation('request-body', {
      grant_type: 'refresh_token',
      refresh_token: 'REFRESH_TOKEN_SECURED_BY_A_SERVICE_WORKER_default',
    }),
  'the heartbeat of firebase': () =>
    store('firebase-heartbeat-database', { heartbeats: [{ agent: 'fire-core/0.1 fire-js/1', date: '2030-01-01' }] }),
  'a public key of firebase': () => store('firebase:host:spa.firebaseio.test', `s-${hex(20)}`),
  'the CSRF cookie of Auth.js': () => makeObservation('cookie', { 'authjs.csrf-token': `${hex(64)}%7C${hex(64)}` }),
  'the CSRF cookie of Django': () => makeObservation('cookie', { csrftoken: makeText(64, ALPHANUMERIC) }),
  'the CSRF cookie of Angular': () => makeObservation('cookie', { 'XSRF-TOKEN': makeOpaque() }),
  'a CSRF header': () =>
    makeObservation('request-header', { 'x-csrf-token': makeOpaque(), 'x-csrftoken': makeOpaque() }),
  'the CSRF field of ASP.NET': () => makeObservation('request-body', { __RequestVerificationToken: makeOpaque(155) }),
  'an encrypted session cookie': () =>
    makeObservation('http-only-cookie', { 'next-auth.session-token': makeJwe({ alg: 'dir', enc: 'A256GCM' }) }),
  'a signed session cookie': () =>
    makeObservation('http-only-cookie', { 'connect.sid': `s%3A${makeOpaque(32)}.${encodeURIComponent(makeOpaque())}` }),
  'a set of keys': () =>
    makeObservation(
      'response-body',
      json({ keys: [{ kty: 'RSA', n: makeOpaque(342), e: 'AQAB', kid: makeOpaque(), use: 'sig' }] }),
    ),
  'what metadata says of tokens': () =>
    makeObservation(
      'response-body',
      json({
        issuer: ISSUER,
        authorization_endpoint: `${ISSUER}/auth`,
        token_endpoint: `${ISSUER}/token`,
        grant_types_supported: ['refresh_token'],
      }),
    ),
  'an analytics cookie': () =>
    makeObservation('cookie', { _ga: `GA1.1.${makeText(9, '0123456789')}.${makeText(10, '0123456789')}` }),
  'a visitor’s id': () => makeObservation('cookie', { visitor: uuid() }),
  'a signed address': () =>
    makeNavigation(
      `${API}/file?${new URLSearchParams({ 'X-Amz-Security-Token': makeOpaque(300), 'X-Amz-Signature': hex(64), 'X-Amz-Credential': `${makeText(20, ALPHANUMERIC)}/20300101/eu/s3/aws4_request` })}`,
    ),
  'a shared address': () =>
    makeNavigation(
      `${API}/file?${new URLSearchParams({ token: hex(32), sig: makeOpaque(), se: '2030-01-01T00:00:00Z' })}`,
    ),
  'the address of a next page': () =>
    makeNavigation(`${API}/orders?pageToken=${makeOpaque()}&continuation_token=${makeOpaque()}`),
  'the names of parameters': () =>
    makeNavigation(
      `${ISSUER}/auth?client_id=spa&response_type=token&prompt=refresh_token&token_type_hint=refresh_token`,
    ),
  'a push token': () => store('pushToken', makeOpaque(152)),
  'a device token': () => store('device_token', hex(64)),
  'a captcha': () =>
    makeObservation('request-body', { 'g-recaptcha-response': makeOpaque(400), captchaToken: makeOpaque() }),
  'a link to reset a password': () => makeNavigation(`${APP}/reset?reset_token=${makeOpaque()}`),
  'an invitation': () => makeNavigation(`${APP}/join?invite_token=${makeOpaque()}&verify_token=${makeOpaque()}`),
  'a setting that is text': () => store('refreshTokenEnabled', 'true'),
  'settings that speak of refresh tokens': () =>
    store('settings', {
      auth: {
        refreshTokenEnabled: true,
        useRefreshTokens: 'when-the-user-asks-to-stay-signed-in',
        useRefreshToken: makeOpaque(),
        refresh_token: null,
        refresh_token_expires_in: 1_209_600,
        refresh_token_expires_at: '2030-01-01T00:00:00.000Z',
        refreshTokenExpiresAt: makeOpaque(),
        refresh_token_timeout: '3600',
        refresh_token_url: makeOpaque(),
        refresh_token_endpoint: `${ISSUER}/token`,
        refresh_token_lock: makeOpaque(),
        refresh_token_hash: makeOpaque(),
        refresh_token_id: uuid(),
      },
    }),
  'paths called after tokens': () =>
    store('config', { accessToken: '/api/v1/auth/token', refreshToken: '/api/v1/auth/token/refresh' }),
  'cookies called after tokens': () =>
    store('config', { accessToken: 'my-app-access-token-cookie', refreshToken: 'my-app-refresh-token-cookie' }),
  'an address called after a token': () => store('refresh_token', `${ISSUER}/oauth2/v1/token/refresh`),
  'rights called access and refresh': () =>
    store('rights', { access: 'read-write-everything', refresh: 'every-thirty-seconds' }),
  'a masked pair': () =>
    store('log', { access_token: `${makeOpaque(4)}${'*'.repeat(20)}${makeOpaque(4)}`, refresh_token: '<redacted>' }),
  'empty words': () => store('session', { access_token: 'undefined', refresh_token: 'null', id_token: '' }),
  'a counter of tokens': () =>
    makeObservation(
      'response-body',
      json({ usage: { prompt_tokens: 12, completion_tokens: 80, total_tokens: 92 }, next_token: makeOpaque() }),
    ),
  'a design token': () => store('design_token', makeOpaque()),
  'a bare random token': () => store('token', makeOpaque()),
  'a bare rt in storage': () => store('rt', '"z=1&dm=app.spa.test&si=1&ss=2&sl=3"'),
  'a JWT that is no OAuth token': async () => store('features', await makeJwt({ flags: ['a'], sub: 'ada' })),
  'a DPoP proof': async () =>
    makeObservation('request-header', {
      dpop: await makeJwt({ htm: 'GET', htu: API, jti: uuid() }, { typ: 'dpop+jwt' }),
    }),
  'a client that vouches for itself': async () =>
    makeObservation('request-body', { assertion: await makeJwt({ iss: 'spa', sub: 'spa', aud: ISSUER, jti: uuid() }) }),
  'a logout token': async () =>
    makeObservation('request-body', {
      logout_token: await makeJwt({ iss: ISSUER, sub: 'ada', events: {} }, { typ: 'logout+jwt' }),
    }),
  'a name and a password': () =>
    makeObservation('request-header', { authorization: `Basic ${btoa(`ada:${makeOpaque()}`)}` }),
  'a shop’s code': () => makeNavigation(`${APP}/shop?code=SUMMERSALE&state=CA`),
};

describe('no access and no refresh token is seen in', () => {
  test.each(Object.entries(LOOK_ALIKES))('%s', async (_, make) => {
    for (let round = 0; round < 10; round++) {
      const seen = await see(await make());
      expect(seen.map(({ token }) => token.kind).filter((kind) => kind === 'access' || kind === 'refresh')).toEqual([]);
    }
  });
});

test('and the same places give one, where there is one', async () => {
  const value = makeOpaque();
  for (const observation of [
    store(`oidc.${hex(32)}`, { code_verifier: makeOpaque(96), refresh_token: value }),
    store('settings', { auth: { refreshTokenEnabled: true, refresh_token: value } }),
    store('config', { accessToken: '/api/v1/auth/token', refreshToken: value }),
    makeObservation('cookie', { 'my-refresh-token': value }),
    makeNavigation(`${API}/file?sig=${makeOpaque()}&refresh_token=${value}`),
  ]) {
    expect((await see(observation)).filter(({ token }) => token.kind === 'refresh')).toHaveLength(1);
  }
});
