import { describe, expect, it } from 'vitest';
import { fingerprintWith, makeKey } from '../../src/oauth/fingerprint';
import { indexOf } from '../../src/oauth/follow';
import type { Observation } from '../../src/oauth/observation';
import { isOtherCookie, isSessionName } from '../../src/oauth/session-cookie';
import { isWorth, sight } from '../../src/oauth/sight';
import { accessToken, opaque, seen } from '../session/login';

const fingerprint = await fingerprintWith(await makeKey());
const look = async (observation: Observation, certainty: 'likely' | 'hint' | null = 'likely') => {
  const sighted = await sight(observation, {
    fingerprint,
    kindOf: () => undefined,
    followed: indexOf([]),
    issuers: new Set(),
    apis: new Set(),
    answers: null,
    revocation: new Set(),
    sessions: (_, name) => (name === 'sid' ? certainty : null),
  });
  return sighted.seen;
};
const cookie = (value: string, name = 'sid', channel: Observation['channel'] = 'http-only-cookie') =>
  seen(channel, 'https://spa.test/', { fields: [{ name, value }] });
const kinds = async (...args: Parameters<typeof look>) =>
  (await look(...args)).map(({ token }) => `${token.kind} ${token.certainty}`);

describe('a session cookie', () => {
  it('is a token of its own kind, as sure as what is known of it', async () => {
    expect(await kinds(cookie(opaque()))).toEqual(['session likely']);
    expect(await kinds(cookie(opaque()), 'hint')).toEqual(['session hint']);
    expect(await kinds(cookie(opaque(), 'sid', 'cookie'))).toEqual(['session likely']);
    expect(await kinds(cookie(opaque()), null)).toEqual([]);
    expect(await kinds(cookie(opaque(), 'other'))).toEqual([]);
  });

  it('is known by its place, whatever its value is by now', async () => {
    const [first, second] = [await look(cookie(opaque())), await look(cookie(opaque()))];
    expect(first[0]?.token.id).toBe(second[0]?.token.id);
    const elsewhere = seen('cookie', 'https://admin.spa.test/', { fields: [{ name: 'sid', value: opaque() }] });
    expect((await look(elsewhere))[0]?.token.id).not.toBe(first[0]?.token.id);
  });

  it('is never followed, nor kept, nor read', async () => {
    const jwt = await accessToken({ aud: undefined, scope: undefined });
    const [one] = await look(cookie(opaque()));
    expect(one).not.toHaveProperty('followed');
    expect(one).not.toHaveProperty('raw');
    for (const { token } of await look(cookie(jwt)))
      if (token.kind === 'session') expect(token).not.toHaveProperty('claims');
  });

  it('that is a JWT says whether it is signed, and no more', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const jwt = (alg: string, signature: string) => `${part({ alg })}.${part({ user: opaque() })}.${signature}`;
    const unsigned = async (value: string) => (await look(cookie(value)))[0];
    expect(await unsigned(jwt('HS256', ''))).toMatchObject({ token: { kind: 'session' }, unsigned: true });
    expect(await unsigned(jwt('None', opaque()))).toMatchObject({ token: { kind: 'session' }, unsigned: true });
    for (const value of [jwt('HS256', opaque()), opaque()])
      expect(await unsigned(value)).not.toHaveProperty('unsigned');
    expect(JSON.stringify(await unsigned(jwt('none', '')))).not.toContain('user');
  });

  it('that holds a token is that token', async () => {
    expect(await kinds(cookie(await accessToken()))).toEqual(['access likely']);
  });

  it('in pieces is one', async () => {
    const pieces = [
      { name: 'sid.0', value: opaque() },
      { name: 'sid.1', value: opaque() },
    ];
    expect(await kinds(seen('cookie', 'https://spa.test/', { fields: pieces }))).toEqual(['session likely']);
  });

  it('holds a value that nobody typed', async () => {
    expect(await kinds(cookie('signed-in-as-a-guest'))).toEqual([]);
    expect(await kinds(cookie('1700000000000000000000'))).toEqual([]);
  });

  it('is one in the jar alone', async () => {
    expect(await kinds(cookie(opaque(), 'sid', 'local-storage'))).toEqual([]);
    expect(await kinds(cookie(opaque(), 'sid', 'response-header'))).toEqual([]);
  });

  it('is worth a look, though no word in it says so', () => {
    const known = () => 'likely' as const;
    const observation = cookie(opaque(), 'x');
    expect(isWorth(observation, indexOf([]), known)).toBe(true);
    expect(isWorth(observation, indexOf([]), () => null)).toBe(false);
    expect(isWorth(observation, indexOf([]))).toBe(false);
    expect(isWorth(cookie(opaque(), 'x', 'local-storage'), indexOf([]), known)).toBe(false);
  });
});

it.each([
  'connect.sid',
  'JSESSIONID',
  'PHPSESSID',
  'ASP.NET_SessionId',
  '.AspNetCore.Cookies',
  '_shop_session',
  'sessionid',
  '__Host-session',
  'appSession',
  'next-auth.session-token',
  'SID',
  '__Secure-sid',
  'app_auth',
  'user.login',
  'remember-me',
  'wordpress_logged_in_x',
])('a session by its name: %s', (name) => {
  expect(isSessionName(name)).toBe(true);
});

it.each([
  'theme',
  'cart',
  'residence',
  'author',
  'sidebar',
  'outside',
  'session_csrf',
  'auth_state',
  'oidc.session.nonce',
  'cf_session',
])('no session by its name: %s', (name) => {
  expect(isSessionName(name)).toBe(false);
});

it.each([
  'auth0.state',
  'nonce',
  'pkce_verifier',
  'code_challenge',
  'txn',
  'auth.txn.1',
  '.AspNetCore.Correlation.x',
  'XSRF-TOKEN',
  '_csrf',
  '__RequestVerificationToken',
  '.AspNetCore.Antiforgery',
  'return_to',
  'redirectUrl',
  'callback-url',
  'locale',
  'lang',
  'AWSALB',
  'AWSALBCORS',
  'AWSELB',
  'ARRAffinity',
  'BIGipServer',
  'TS01a2b3c4',
  'SERVERID',
  '__cf_bm',
  '_cfuvid',
  'cf_clearance',
  'ak_bmsc',
  'bm_sv',
  '_abck',
  'incap_ses_1',
  'visid_incap_1',
  'nlbi_1',
  'datadome',
  '_ga',
  '_gid',
  '_fbp',
  '_hjSession',
  '__utma',
  'ajs_user',
])('no session, whoever sets it: %s', (name) => {
  expect(isOtherCookie(name)).toBe(true);
});

it.each(['sid', 'id', 'u', 'auth_tkt', 'gh_user'])('may be a session: %s', (name) => {
  expect(isOtherCookie(name)).toBe(false);
});
