import { describe, expect, test } from 'vitest';
import { fold, isSecretName, readName, readPath } from '../../src/oauth/leaf-name';

describe('one name in all its spellings', () => {
  test.each([
    ['access_token', ['accessToken', 'AccessToken', 'access-token', 'Access-Token', 'ACCESS_TOKEN', '_access_token_']],
    [
      'refresh_token',
      ['refreshToken', 'refresh__token', 'auth.refresh_token', 'auth:refreshToken', 'auth/refresh-token'],
    ],
    ['refresh_token', ['input[name=refresh_token]', 'div[data-x] refresh_token']],
    ['refresh_token', ['user[refresh_token]', 'refresh_token[]', 'a b refresh_token', 'stsTokenManager.refreshToken']],
    ['x_auth_token', ['X-Auth-Token', 'xAuthToken']],
    ['jwt', ['JWT', 'auth|jwt', 'jwt.']],
    ['my_jwt_token', ['myJWTToken', 'my-JWT-token']],
    ['', ['', '...', ' ', '___']],
  ])('%s', (name, spellings) => {
    for (const spelling of spellings) expect(fold(spelling)).toBe(name);
  });

  test('is read in no time, however long', () => {
    expect(fold('A'.repeat(200_000))).toHaveLength(200_000);
  }, 30_000);
});

describe('the name says it', () => {
  test.each([
    ...['refresh_token', 'refreshToken', 'REFRESH_TOKEN', 'refresh-token', 'refreshtoken', 'refreshJwt'].map(refresh),
    ...['auth.refresh_token', 'app:refresh-token', 'my_app_refresh_token', 'authRefreshToken'].map(refresh),
    ...['provider_refresh_token', 'oauthRefreshToken', 'offline_token', 'offlineToken', 'jwt_refresh'].map(refresh),
    ...['jwtRefreshToken', 'CognitoIdentityServiceProvider.spa.ada.refreshToken'].map(refresh),
    // With a qualifier after it (rules §1, RT_NAME).
    ...['refresh_token_cookie', 'refresh_token.prod', 'auth._refresh_token.local', 'refresh-token:1'].map(refresh),
    ...['access_token', 'accessToken', 'ACCESS-TOKEN', 'provider.accessToken', 'oauth_access_token'].map(access),
    ...['id_token', 'idToken', 'ID_TOKEN', 'user.idToken'].map((name) => [name, 'id'] as const),
    ...['client_secret', 'clientSecret'].map((name) => [name, 'client-secret'] as const),
    ...['code_verifier', 'codeVerifier', 'pkceCodeVerifier'].map((name) => [name, 'code-verifier'] as const),
    ...['client_assertion', 'clientAssertion'].map((name) => [name, 'client-assertion'] as const),
    ...['logout_token', 'logoutToken'].map((name) => [name, 'logout-token'] as const),
  ])('%s: %s', (name, kind) => {
    expect(readName(name)).toEqual({ kind, strength: 'clear' });
  });
});

describe('the name around it says it', () => {
  test.each([
    [['tokens', 'refresh', 'token'], 'refresh'],
    [['refreshToken', 'value'], 'refresh'],
    [['access', 'token'], 'access'],
    [['accessToken', 'jwtToken'], 'access'],
    [['idToken', 'jwtToken'], 'id'],
  ])('%s', (names, kind) => {
    expect(readPath(names)).toEqual({ kind, strength: 'clear' });
  });

  test('but not where its own says more, or neither says much', () => {
    expect(readPath(['refresh', 'accessToken'])).toEqual({ kind: 'access', strength: 'clear' });
    expect(readPath(['session', 'token'])).toEqual(readName('token'));
    expect(readPath(['refresh', 'interval'])).toBeNull();
    expect(readPath(['refreshToken', 'expires'])).toBeNull();
  });
});

describe('the name is used for other things too', () => {
  test.each([
    ...['refresh', 'Refresh', 'auth.refresh', 'rt', 'RT', 'rtoken', 'r_token'].map(refresh),
    ...['access', 'token', 'auth.token', 'TOKEN', 'jwt', 'bearer', 'bearerToken', 'auth_token', 'authToken'].map(
      access,
    ),
    ...['apiToken', 'session_token', 'sessionToken', 'sessionJwt', 'jwt_token', 'x-auth-token', 't'].map(access),
  ])('%s: perhaps %s', (name, kind) => {
    expect(readName(name)).toEqual({ kind, strength: 'weak' });
  });
});

describe('the name only talks about tokens', () => {
  test.each([
    'refresh_token_expires_in',
    'refresh_token_expires_at',
    'refreshTokenExpiresAt',
    'refresh_token_timeout',
    'refresh_token_url',
    'refresh_token_endpoint',
    'refreshTokenEndpoint',
    'refresh_token_lock',
    'refresh_token_hash',
    'refresh_token_id',
    'refresh_token.expires_at',
    'auth._refresh_token_expiration.local',
    'refreshTokenEnabled',
    'refresh_token_rotation',
    'useRefreshToken',
    'useRefreshTokens',
    'hasRefreshToken',
    'isAccessToken',
    'storeAccessToken',
    'access_token_type',
    'access_token_hash',
    'access_token_ttl',
    'token_type',
    'token_type_hint',
    'token_endpoint',
    'token_count',
    'max_tokens',
    'total_tokens',
    'grant_type',
    'csrf_token',
    'csrfToken',
    'csrftoken',
    'X-CSRFToken',
    'XSRF-TOKEN',
    '__RequestVerificationToken',
    'device_token',
    'pushToken',
    'fcm_token',
    'recaptcha_token',
    'captchaToken',
    'reset_token',
    'inviteToken',
    'verify_token',
    'emailVerificationToken',
    'nonce_token',
    'state_token',
    'pageToken',
    'nextPageToken',
    'continuation_token',
    'design_token',
    'cancelToken',
  ])('%s', (name) => {
    expect(readName(name)).toBeNull();
  });
});

describe('the name says nothing of tokens', () => {
  test.each([
    '',
    'session',
    'state',
    'nonce',
    'user',
    'refreshing',
    'refresh_page',
    'tokenize',
    'broken',
    'rtl',
    'art',
  ])('%j', (name) => {
    expect(readName(name)).toBeNull();
  });

  test('when it is too long for a name', () => {
    expect(readName(`${'a.'.repeat(249)}refresh_token`)).not.toBeNull();
    expect(readName(`${'a.'.repeat(260)}refresh_token`)).toBeNull();
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('when it is %s', (name) => {
    expect(readName(name)).toBeNull();
  });
});

describe('under this name no value may be shown', () => {
  test.each([
    'refresh_token',
    'refreshToken',
    'app.refresh_token',
    'offline_token',
    'client_secret',
    'clientSecret',
    'code_verifier',
    'client_assertion',
    'password',
    'userPassword',
    'passwd',
    'pwd',
    'private_key',
    'privateKey',
    'apiKey',
    'x-api-key',
    'secret',
  ])('%s', (name) => {
    expect(isSecretName(name)).toBe(true);
  });

  test.each(['sub', 'iss', 'scope', 'access_token', 'secretary', 'password_changed_at', 'key', ''])(
    'not %j',
    (name) => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

function refresh(name: string) {
  return [name, 'refresh'] as const;
}

function access(name: string) {
  return [name, 'access'] as const;
}
