import { describe, expect, test } from 'vitest';
import { type Class, classify } from '../../src/oauth/classify';
import { decodeCompact } from '../../src/oauth/jwt';
import type { Leaf } from '../../src/oauth/leaves';
import type { Channel } from '../../src/oauth/sighting';
import {
  inSeconds,
  makeAccessJwt,
  makeIdJwt,
  makeJwe,
  makeJwt,
  makeLooseJwt,
  makeOpaque,
  makeRefreshJwt,
  makeText,
} from './make-token';

type Where = { name?: string; path?: string[]; owner?: Record<string, unknown>; channel?: Channel } & Partial<Leaf>;

const classOf = (
  value: string,
  { name = '', path = [], owner, channel = 'local-storage', ...more }: Where,
): Class | null =>
  classify({ path, value, owner: owner ?? null, ...more }, { name, value }, channel, decodeCompact(value));

const OIDC = 'oidc.user:https://login.idp.test:spa';

describe('the order of trust', () => {
  test('a kit’s layout goes before what the token says', async () => {
    const value = await makeAccessJwt();
    expect(classOf(value, { name: OIDC, path: ['refresh_token'] })).toEqual({ kind: 'refresh', certainty: 'likely' });
  });

  test('what the token says goes before its name', async () => {
    expect(classOf(await makeRefreshJwt(), { name: 'access_token' })).toEqual({ kind: 'refresh', certainty: 'likely' });
  });

  test('an issuer’s format goes before the header it travels in', () => {
    const leaf = { name: 'authorization', channel: 'request-header', scheme: 'bearer' } as const;
    const value = `ory_rt_${makeOpaque()}.${makeOpaque()}`;
    expect(classOf(value, leaf)).toEqual({ kind: 'refresh', certainty: 'likely' });
  });

  test('a clear name goes before claims that merely fit', async () => {
    const value = await makeJwt({ scope: 'orders', aud: 'orders' });
    expect(classOf(value, { name: 'id_token' })).toEqual({ kind: 'id', certainty: 'hint' });
  });

  test('claims that merely fit go before a name used for other things', async () => {
    expect(classOf(await makeIdJwt(), { name: 'token' })).toEqual({ kind: 'id', certainty: 'likely' });
  });
});

describe('a name', () => {
  test.each(['access_token', 'refreshToken', 'id_token', 'code_verifier', 'client_secret'])('%s is a hint', (name) => {
    expect(classOf(makeOpaque(), { name })?.certainty).toBe('hint');
    expect(classOf(makeOpaque(), { name: 'x', path: ['y', name] })?.certainty).toBe('hint');
  });

  test('is the innermost one', () => {
    expect(classOf(makeOpaque(), { name: 'refresh_token', path: ['id'] })).toBeNull();
  });

  test('and claims that fit it are likely together', async () => {
    const value = await makeJwt({ scope: 'orders', aud: 'orders' });
    expect(classOf(value, { name: 'access_token' })).toEqual({ kind: 'access', certainty: 'likely' });
  });

  test('that is used for other things needs a JWT', async () => {
    for (const name of ['token', 'jwt', 'access', 'refresh', 'session_token', 'rt']) {
      expect(classOf(makeOpaque(), { name })).toBeNull();
      expect(classOf(await makeJwt({ sub: 'ada' }), { name })?.certainty).toBe('hint');
    }
  });

  test('rt is enough in an address', () => {
    for (const channel of ['request-url', 'fragment'] as const) {
      expect(classOf(makeOpaque(), { name: 'rt', channel })).toEqual({ kind: 'refresh', certainty: 'hint' });
      expect(classOf(makeOpaque(), { name: 'refresh', channel })).toBeNull();
      expect(classOf(makeOpaque(), { name: 'token', channel })).toBeNull();
      expect(classOf('17', { name: 'rt', channel })).toBeNull();
    }
  });
});

describe('a pair', () => {
  const pair = (owner: Record<string, unknown>): (Class | null)[] =>
    Object.entries(owner).map(([name, value]) => classOf(String(value), { path: [name], owner }));

  const LIKELY = [
    { kind: 'access', certainty: 'likely' },
    { kind: 'refresh', certainty: 'likely' },
  ];

  test.each<[names: string, make: () => Promise<Record<string, string>> | Record<string, string>]>([
    ['access_token and refresh_token', () => ({ access_token: makeOpaque(), refresh_token: makeOpaque() })],
    ['accessToken and refreshToken', () => ({ accessToken: makeOpaque(), refreshToken: makeOpaque() })],
    ['a clear name and a short value', () => ({ access_token: makeOpaque(), refresh_token: SHORT })],
    ['token and refreshToken', () => ({ token: makeOpaque(), refreshToken: makeOpaque() })],
    ['access and refresh', () => ({ access: makeOpaque(), refresh: makeOpaque() })],
    ['a JWT called token, and rt', async () => ({ token: await makeJwt({ sub: 'ada' }), rt: makeOpaque() })],
  ])('%s', async (_, make) => {
    expect(pair(await make())).toEqual(LIKELY);
  });

  test.each<[names: string, make: () => Record<string, unknown>]>([
    ['token and refresh, both opaque', () => ({ token: makeOpaque(), refresh: makeOpaque() })],
    ['settings called access and refresh', () => ({ access: 'read-write', refresh: '30-seconds' })],
    ['names of headers', () => ({ accessToken: 'x-access-token', refreshToken: 'x-refresh-token' })],
    ['paths', () => ({ accessToken: '/api/v1/auth/token', refreshToken: '/api/v1/auth/token/refresh' })],
    ['when to refresh', () => ({ token: makeOpaque(), refresh: '2030-01-01T09:30:45.678Z' })],
    ['where to refresh', () => ({ access: makeOpaque(), refresh: 'https://app.spa.test/refresh/page/number/12' })],
    ['the time of the last refresh', () => ({ token: makeOpaque(), refresh: '1723948561029' })],
  ])('is not %s', (_, make) => {
    expect(pair(make()).filter((found) => found?.certainty === 'likely')).toEqual([]);
  });

  test('is not one value under two names', () => {
    const value = makeOpaque();
    expect(pair({ access_token: value, refresh_token: value }).map((found) => found?.certainty)).toEqual([
      'hint',
      'hint',
    ]);
  });

  test('is not access beside access', () => {
    expect(pair({ access_token: makeOpaque(), my_access_token: makeOpaque() })[0]?.certainty).toBe('hint');
  });

  test('is found in an object of a hundred thousand members, in time', () => {
    const owner = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, at) => [`a${at}_access_token`, makeText(8, 'abcdefgh') + SHORT]),
    );
    owner.refresh_token = makeOpaque();
    for (const name of Object.keys(owner).slice(-2_000))
      expect(classOf(owner[name] ?? '', { path: [name], owner })?.certainty).toBe('likely');
  }, 30_000);
});

describe('a header', () => {
  const inHeader = (value: string, more: Where = {}) =>
    classOf(value, { name: 'Authorization', channel: 'request-header', ...more });

  test('Authorization with a scheme carries an access token', () => {
    for (const scheme of ['bearer', 'dpop'])
      expect(inHeader(makeOpaque(), { scheme })).toEqual({ kind: 'access', certainty: 'likely' });
    expect(inHeader('demo-token-1', { scheme: 'bearer' })?.kind).toBe('access');
  });

  test('carries what the token says it is', async () => {
    expect(inHeader(await makeIdJwt(), { scheme: 'bearer' })).toEqual({ kind: 'id', certainty: 'likely' });
    expect(inHeader(await makeAccessJwt())).toEqual({ kind: 'access', certainty: 'likely' });
  });

  test('says nothing without a scheme, under another name, or in another place', () => {
    expect(inHeader(makeOpaque())).toBeNull();
    expect(inHeader(makeOpaque(), { name: 'x-request-id', scheme: 'bearer' })).toBeNull();
    expect(inHeader(makeOpaque(), { channel: 'local-storage', scheme: 'bearer' })).toBeNull();
  });
});

describe('an end that a kit states', () => {
  const end = (expires_at: unknown, name = OIDC) =>
    classOf(makeOpaque(), { name, path: ['access_token'], owner: { expires_at } })?.expires;

  test('is read in the kit’s own unit, as a number or as text', () => {
    const at = inSeconds(60);
    expect(end(at)).toBe(at * 1000);
    expect(end(String(at))).toBe(at * 1000);
    const ember = { name: 'ember_simple_auth-session', path: ['authenticated', 'access_token'] };
    expect(classOf(makeOpaque(), { ...ember, owner: { expires_at: at * 1000 } })?.expires).toBe(at * 1000);
  });

  test.each([undefined, null, '', 'soon', 0, -1, Number.POSITIVE_INFINITY, 1e300, {}])(
    'is none where it says %j',
    (at) => {
      expect(end(at)).toBeUndefined();
    },
  );
});

test('a JWE without a name is a token of some kind, and so is a JWT inside a JWT', async () => {
  const unknown = { kind: 'unknown', certainty: 'hint' };
  expect(classOf(makeJwe(), { name: 'session' })).toEqual(unknown);
  expect(classOf(makeLooseJwt({ alg: 'HS256', cty: 'JWT' }, await makeJwt()), { name: 'session' })).toEqual(unknown);
});

describe('nothing is made of', () => {
  test.each<[what: string, value: string]>([
    ['an empty text', ''],
    ['a mask', '*'.repeat(40)],
    ['a placeholder', 'REFRESH_TOKEN_SECURED_BY_A_SERVICE_WORKER'],
    ['a short text', 'abc'],
  ])('%s, even where a kit’s layout points at it', (_, value) => {
    expect(classOf(value, { name: OIDC, path: ['refresh_token'] })).toBeNull();
  });

  test('a member that every object has', () => {
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(classOf(makeOpaque(), { name: OIDC, path: [name] })).toBeNull();
  });

  test('a key in a kit’s list of keys', () => {
    const value = `ada-login.idp.test-refreshtoken-${crypto.randomUUID()}----`;
    expect(classOf(value, { name: 'msal.token.keys.spa', path: ['refreshToken'] })).toBeNull();
  });

  test('three parts that are no JWT', () => {
    expect(classOf(makeLooseJwt('no header', {}), { name: 'session' })).toBeNull();
    expect(classOf(makeLooseJwt({ alg: 'HS256' }, 'no claims'), { name: 'session' })).toBeNull();
  });
});

test('nor of a session that a server has sealed for itself, unless a clear name says so', () => {
  const value = makeJwe({ alg: 'dir', enc: 'A256GCM' });
  expect(classOf(value, { name: 'next-auth.session-token', channel: 'http-only-cookie' })).toBeNull();
  expect(classOf(value, { name: 'access_token' })?.kind).toBe('access');
  expect(classOf(makeJwe(), { name: 'token' })?.kind).toBe('access');
});

test('any other JWT is one of unknown kind', async () => {
  expect(classOf(await makeJwt({ sub: 'ada' }), { name: 'session' })).toEqual({ kind: 'unknown', certainty: 'hint' });
});

test('what wraps others is a token where a layout or its format says so, and by its name alone it is not', () => {
  const value = btoa(JSON.stringify({ _AuthEmulatorRefreshToken: makeOpaque() }));
  expect(classOf(value, { name: 'x', wraps: true })).toEqual({ kind: 'refresh', certainty: 'likely' });
  expect(classOf(`a=${makeOpaque()}`, { name: OIDC, path: ['refresh_token'], wraps: true })?.kind).toBe('refresh');
  expect(classOf(`a=${makeOpaque()}`, { name: 'refresh_token', wraps: true })).toBeNull();
});

/** As the shortest refresh tokens in use are: twelve characters. */
const SHORT = 'abcdefgh2345';
