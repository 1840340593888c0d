import { describe, expect, test } from 'vitest';
import type { Seen } from '../../src/oauth/sight';
import type { Channel } from '../../src/oauth/sighting';
import { makeObservation } from './make-observation';
import { inSeconds, makeAccessJwt, makeIdJwt, makeJwe, makeJwt, makeOpaque, makeRefreshJwt } from './make-token';
import { see, told } from './see';

const STORES = ['local-storage', 'session-storage', 'cookie', 'http-only-cookie'] as const satisfies Channel[];

const seeStored = (key: string, value: unknown, channel: Channel = 'local-storage'): Promise<Seen[]> =>
  see(makeObservation(channel, { [key]: typeof value === 'string' ? value : JSON.stringify(value) }));

const base64 = (value: unknown): string =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const [access, refresh] = [makeOpaque(), makeOpaque()];
const PAIR = { access_token: access, refresh_token: refresh };
const LIKELY = ['likely access access_token', 'likely refresh refresh_token'];

describe.each(STORES)('%s', (channel) => {
  test('a plain value is what its key hints at', async () => {
    const [seen] = await seeStored('refresh_token', refresh, channel);
    expect(seen).toMatchObject({ certainty: 'hint', token: { kind: 'refresh' }, party: null });
    expect(seen?.place).toEqual({ channel, host: 'app.spa.test', key: 'refresh_token' });
  });

  test('a pair in one value is likely', async () => {
    expect(told(await seeStored('session', PAIR, channel))).toEqual(LIKELY);
  });
});

describe('a pair is found', () => {
  test.each<[how: string, key: string, value: unknown]>([
    ['in JSON', 'auth', PAIR],
    ['in JSON in JSON', 'auth', JSON.stringify(JSON.stringify(PAIR))],
    [
      'as redux-persist stores it',
      'persist:root',
      { auth: JSON.stringify({ tokens: PAIR }), _persist: '{"version":-1}' },
    ],
    ['as zustand stores it', 'auth-store', { state: { user: { id: 1 }, session: PAIR }, version: 0 }],
    ['in a list', 'sessions', [{ id: 1 }, { id: 2, ...PAIR }]],
    ['as a form', 'auth', new URLSearchParams(PAIR).toString()],
    ['percent-encoded', 'auth', encodeURIComponent(JSON.stringify(PAIR))],
    ['percent-encoded in part, as js-cookie does', 'auth', JSON.stringify(PAIR).replaceAll('"', '%22')],
    ['base64', 'auth', base64(PAIR)],
    ['with a prefix before the base64', 'auth', `base64-${base64(PAIR)}`],
    ['cut off', 'auth', JSON.stringify({ ...PAIR, user: 'x'.repeat(100) }).slice(0, -30)],
    ['in an address', 'next', `https://app.spa.test/?${new URLSearchParams(PAIR)}`],
  ])('%s', async (_, key, value) => {
    expect(told(await seeStored(key, value))).toEqual(LIKELY);
  });

  test('in a Cookie header', async () => {
    const observation = makeObservation('request-header', {
      cookie: `theme=dark; access_token=${access}; refresh_token=${refresh}`,
    });
    expect(told(await see(observation))).toEqual(LIKELY);
  });

  test('in a home-made store of JWTs', async () => {
    const tokens = {
      access: await makeJwt({ token_type: 'access' }),
      refresh: await makeJwt({ token_type: 'refresh' }),
    };
    expect(told(await seeStored('authTokens', tokens))).toEqual(['likely access access', 'likely refresh refresh']);
  });

  test('six levels down, and no deeper', async () => {
    const at = (depth: number): unknown => (depth === 0 ? PAIR : { a: at(depth - 1) });
    expect(told(await seeStored('state', at(5)))).toEqual(LIKELY);
    expect(await seeStored('state', at(6))).toEqual([]);
  });
});

describe('a single value', () => {
  test('as an object that has its name around it', async () => {
    const stored = { access: { token: access, expires: 1 }, refreshToken: { value: refresh } };
    expect(told(await seeStored('tokens', stored))).toEqual(['hint access token', 'hint refresh value']);
  });

  test('as a quoted literal', async () => {
    expect(told(await seeStored('refreshToken', JSON.stringify(refresh)))).toEqual(['hint refresh refreshToken']);
  });

  test('with its scheme before it', async () => {
    expect(told(await seeStored('auth._token.local', `Bearer ${access}`))).toEqual(['likely access auth._token.local']);
  });

  test('that says what it is, under a key that does not', async () => {
    expect(told(await seeStored('x', await makeRefreshJwt()))).toEqual(['likely refresh x']);
    expect(told(await seeStored('x', await makeAccessJwt()))).toEqual(['likely access x']);
    expect(told(await seeStored('x', await makeIdJwt()))).toEqual(['likely id x']);
    expect(told(await seeStored('x', `ory_rt_${makeOpaque()}.${makeOpaque()}`))).toEqual(['likely refresh x']);
    expect(told(await seeStored('x', await makeJwt({ sub: 'ada' })))).toEqual(['hint unknown x']);
  });

  test('inside a longer text', async () => {
    expect(told(await seeStored('log', `failed with ${await makeAccessJwt()}, giving up`))).toEqual([
      'likely access log',
    ]);
  });

  test('in a path inside an address', async () => {
    const address = `https://app.spa.test/in/${await makeRefreshJwt()}?lang=en`;
    expect(told(await seeStored('last', address))).toEqual(['likely refresh last']);
  });
});

describe('what a kit stores is likely', () => {
  const scope = 'openid offline_access';
  const seconds = inSeconds(90);

  test.each<[kit: string, key: string, make: () => unknown, lines: string[]]>([
    [
      'oidc-client-ts',
      'oidc.user:https://login.idp.test:spa',
      async () => ({
        ...PAIR,
        id_token: await makeIdJwt(),
        token_type: 'Bearer',
        scope,
        profile: { sub: 'ada' },
        expires_at: seconds,
      }),
      [...LIKELY, 'likely id id_token'].sort(),
    ],
    [
      'auth0-spa-js',
      `@@auth0spajs@@::spa::orders::${scope}`,
      () => ({ body: { ...PAIR, expires_in: 90 }, expiresAt: seconds }),
      LIKELY,
    ],
    [
      'msal-browser: refresh',
      'ada-login.idp.test-refreshtoken-spa----',
      () => ({ credentialType: 'RefreshToken', clientId: 'spa', environment: 'login.idp.test', secret: refresh }),
      ['likely refresh secret'],
    ],
    [
      'msal-browser: access',
      'msal.3|ada|login.idp.test|accesstoken|spa|tenant|openid||',
      () => ({ credentialType: 'AccessToken', secret: access, expiresOn: String(seconds), tokenType: 'Bearer' }),
      ['likely access secret'],
    ],
    [
      'amazon-cognito',
      'CognitoIdentityServiceProvider.spa.ada.refreshToken',
      () => makeJwe(),
      ['likely refresh CognitoIdentityServiceProvider.spa.ada.refreshToken'],
    ],
    [
      'firebase',
      'firebase:authUser:key:[DEFAULT]',
      async () => ({
        uid: '1',
        stsTokenManager: {
          refreshToken: refresh,
          accessToken: await makeJwt({ sub: '1' }),
          expirationTime: seconds * 1000,
        },
      }),
      ['likely refresh refreshToken', 'likely id accessToken'],
    ],
    [
      'supabase',
      'sb-abcdefgh-auth-token',
      () => ({ access_token: access, refresh_token: 'abcdefgh2345', expires_at: seconds, user: {} }),
      LIKELY,
    ],
    [
      'supabase, as a cookie',
      'sb-abcdefgh-auth-token',
      () => `base64-${base64({ ...PAIR, expires_at: seconds })}`,
      LIKELY,
    ],
    [
      'ember-simple-auth',
      'ember_simple_auth-session',
      () => ({ authenticated: { ...PAIR, expires_at: seconds * 1000 } }),
      LIKELY,
    ],
    [
      'fusionauth',
      'fusionauth-sdk:tokens:spa',
      () => ({ accessToken: access, refreshToken: refresh, expiresAt: seconds * 1000 }),
      ['likely access accessToken', 'likely refresh refreshToken'],
    ],
    ['nuxt-auth', 'auth._refresh_token.local', () => refresh, ['likely refresh auth._refresh_token.local']],
  ])('%s', async (_, key, make, lines) => {
    expect(told(await seeStored(key, await make())).sort()).toEqual([...lines].sort());
  });

  test('with the end it states, of the access token alone', async () => {
    for (const [key, expires_at] of [
      ['oidc.user:https://login.idp.test:spa', seconds],
      ['sb-abcdefgh-auth-token', seconds],
    ] as const) {
      const [first, second] = await seeStored(key, { ...PAIR, expires_at });
      expect(first?.token).toMatchObject({ expiresAt: seconds * 1000, expirySource: 'stated' });
      expect(second?.token.expiresAt).toBeUndefined();
    }
  });

  test('and what its token says of its own end goes before that', async () => {
    const access_token = await makeAccessJwt({ exp: seconds });
    const [seen] = await seeStored('oidc.user:https://login.idp.test:spa', { access_token, expires_at: seconds + 60 });
    expect(seen?.token).toMatchObject({ expiresAt: seconds * 1000, expirySource: 'exp' });
  });
});

test('the key is told with its path', async () => {
  const seen = await seeStored('persist:root', { auth: JSON.stringify({ tokens: PAIR }) });
  expect(seen.map(({ place }) => place.key)).toEqual([
    'persist:root › auth › tokens › access_token',
    'persist:root › auth › tokens › refresh_token',
  ]);
  expect(seen[0]?.place).not.toHaveProperty('path');
});

test('the certainty of the token is that of its sighting', async () => {
  for (const { token, certainty } of await seeStored('session', PAIR)) expect(token.certainty).toBe(certainty);
});
