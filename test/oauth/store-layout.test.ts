import { describe, expect, test } from 'vitest';
import { listsKeys, type Slot, slotOf } from '../../src/oauth/store-layout';

const at = (key: string, path: string, members: Record<string, unknown> = {}): Slot | null =>
  slotOf(key, path, (name) => members[name]);

const MSAL = 'msal.3|ada.tenant|login.idp.test';

describe('a kit’s layout', () => {
  test.each<[kit: string, key: string, path: string, kind: string]>([
    ['oidc-client-ts', 'oidc.user:https://login.idp.test/realm:spa', 'access_token', 'access'],
    ['oidc-client-ts', 'oidc.user:https://login.idp.test/realm:spa', 'refresh_token', 'refresh'],
    ['oidc-client-ts', 'oidc.user:https://login.idp.test/realm:spa', 'id_token', 'id'],
    ['oidc-client-ts, no prefix', 'user:https://login.idp.test:spa', 'refresh_token', 'refresh'],
    ['auth0-spa-js', '@@auth0spajs@@::spa::orders::openid offline_access', 'body.refresh_token', 'refresh'],
    ['auth0-spa-js', '@@auth0spajs@@::spa::orders::openid offline_access', 'body.access_token', 'access'],
    ['auth0-spa-js', '@@auth0spajs@@::spa::@@user@@', 'body.id_token', 'id'],
    ['amazon-cognito', 'CognitoIdentityServiceProvider.spa.ada@mail.test.refreshToken', '', 'refresh'],
    ['amazon-cognito', 'CognitoIdentityServiceProvider.spa.ada.accessToken', '', 'access'],
    ['amazon-cognito', 'CognitoIdentityServiceProvider.spa.ada.idToken', '', 'id'],
    ['amplify, as a cookie', 'CognitoIdentityServiceProvider.spa.ada%40mail.test.refreshToken', '', 'refresh'],
    ['firebase', 'firebase:authUser:key:[DEFAULT]', 'stsTokenManager.refreshToken', 'refresh'],
    ['firebase', 'firebase:authUser:key:[DEFAULT]', 'stsTokenManager.accessToken', 'id'],
    [
      'firebase, in IndexedDB',
      'firebaseLocalStorageDb › firebaseLocalStorage › firebase:authUser:key:[DEFAULT]',
      'value.stsTokenManager.accessToken',
      'id',
    ],
    ['localforage', 'localforage › keyvaluepairs › oidc.user:https://login.idp.test:spa', 'refresh_token', 'refresh'],
    ['supabase', 'sb-abcdefgh-auth-token', 'refresh_token', 'refresh'],
    ['supabase', 'sb-abcdefgh-auth-token', 'access_token', 'access'],
    ['supabase', 'sb-abcdefgh-auth-token', 'provider_refresh_token', 'refresh'],
    ['supabase', 'sb-abcdefgh-auth-token', 'provider_token', 'access'],
    ['supabase, in chunks', 'sb-abcdefgh-auth-token.0', 'access_token', 'access'],
    ['supabase, old', 'supabase.auth.token', 'refresh_token', 'refresh'],
    ['ember-simple-auth', 'ember_simple_auth-session', 'authenticated.refresh_token', 'refresh'],
    ['ember-simple-auth', 'ember_simple_auth-session', 'authenticated.access_token', 'access'],
    ['nuxt-auth', 'auth._refresh_token.local', '', 'refresh'],
    ['nuxt-auth', 'auth._token.local', '', 'access'],
    ['fusionauth', 'fusionauth-sdk:tokens:spa', 'refreshToken', 'refresh'],
    ['fusionauth', 'fusionauth-sdk:tokens:spa', 'accessToken', 'access'],
  ])('%s: %s › %s', (_, key, path, kind) => {
    expect(at(key, path)?.kind).toBe(kind);
  });

  test.each<[type: string, key: string, kind: string]>([
    ['RefreshToken', `${MSAL}|refreshtoken|spa|||`, 'refresh'],
    ['RefreshToken', 'ada-login.idp.test-refreshtoken-spa----', 'refresh'],
    ['AccessToken', `${MSAL}|accesstoken|spa|tenant|openid||`, 'access'],
    ['AccessToken_With_AuthScheme', `${MSAL}|accesstoken_with_authscheme|spa||`, 'access'],
    ['IdToken', `${MSAL}|idtoken|spa|tenant|||`, 'id'],
  ])('msal-browser: a %s under %s', (credentialType, key, kind) => {
    expect(at(key, 'secret', { credentialType })?.kind).toBe(kind);
    expect(at(key, 'secret', { credentialType: 'Account' })).toBeNull();
    expect(at(key, 'secret')).toBeNull();
    expect(at(key, 'data', { credentialType })).toBeNull();
  });

  test.each<[key: string, path: string, expires: Slot['expires']]>([
    ['oidc.user:https://login.idp.test:spa', 'access_token', { path: 'expires_at', unit: 's' }],
    ['sb-abcdefgh-auth-token', 'access_token', { path: 'expires_at', unit: 's' }],
    ['ember_simple_auth-session', 'authenticated.access_token', { path: 'authenticated.expires_at', unit: 'ms' }],
    ['fusionauth-sdk:tokens:spa', 'accessToken', { path: 'expiresAt', unit: 'ms' }],
  ])('%s says when its access token ends, in its own unit', (key, path, expires) => {
    expect(at(key, path)?.expires).toEqual(expires);
    // What stands beside a refresh token is the end of the access token.
    expect(at(key, path.replace(/access(_t|T)oken/, 'refresh$1oken'))?.expires).toBeUndefined();
  });
});

describe('no layout', () => {
  test.each([
    ['another key', 'session', 'refresh_token'],
    ['another path', 'oidc.user:https://login.idp.test:spa', 'profile.sub'],
    ['a started sign-in', 'oidc.0123456789abcdef0123456789abcdef', 'code_verifier'],
    ['a verifier beside the session', 'sb-abcdefgh-auth-token-code-verifier', ''],
    ['another member of Cognito', 'CognitoIdentityServiceProvider.spa.ada.clockDrift', ''],
    ['the last user of Cognito', 'CognitoIdentityServiceProvider.spa.LastAuthUser', ''],
    ['the key as part of another', 'my-CognitoIdentityServiceProvider.spa.ada.refreshToken', ''],
    ['an expiry of nuxt-auth', 'auth._refresh_token_expiration.local', ''],
  ])('%s', (_, key, path) => {
    expect(at(key, path)).toBeNull();
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('a member called %s', (path) => {
    expect(at('oidc.user:https://login.idp.test:spa', path)).toBeNull();
  });

  test('soon, for a key made to be slow', () => {
    expect(at(`user:${'a:'.repeat(200_000)}`, 'refresh_token')).toBeNull();
    expect(at(`CognitoIdentityServiceProvider.${'a.'.repeat(200_000)}`, '')).toBeNull();
  }, 30_000);
});

describe('a list of keys', () => {
  test.each(['msal.token.keys.spa', 'msal.2.token.keys.spa', 'msal.account.keys', 'msal.3.account.keys'])(
    '%s',
    (key) => {
      expect(listsKeys(key)).toBe(true);
    },
  );

  test.each(['msal.3|ada|login.idp.test|refreshtoken|spa|||', 'my.msal.token.keys', 'token.keys', ''])(
    'not %j',
    (key) => {
      expect(listsKeys(key)).toBe(false);
    },
  );
});
