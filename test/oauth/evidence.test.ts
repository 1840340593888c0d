import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { withEvidence } from '../../src/oauth/evidence';
import { sight } from '../../src/oauth/sight';
import { APP, ISSUER, makeKnowledge, makeNavigation, makeObservation } from './make-observation';
import { inSeconds, makeIdJwt, makeJwt, makeOpaque, makeRefreshJwt } from './make-token';

const digest = (text: string, encoding: 'base64url' | 'hex' = 'base64url', name = 'sha256') =>
  createHash(name).update(text).digest(encoding);
const half = (text: string, name = 'sha256') => {
  const whole = createHash(name).update(text).digest();
  return whole.subarray(0, whole.length / 2).toString('base64url');
};

test('the challenge of a token request is the S256 of its verifier', async () => {
  const verifier = makeOpaque();
  const request = { says: 'token-request', grantType: 'authorization_code', authenticated: false } as const;
  expect(await withEvidence({ ...request, verifier })).toEqual({ ...request, verifier, challenge: digest(verifier) });
  expect(await withEvidence(request)).toEqual(request);
});

test('a nonce has its digests, since some kits send the one and keep the other', async () => {
  const nonce = makeOpaque();
  expect(await withEvidence({ says: 'authorization-request', client: 'spa', nonce })).toMatchObject({
    nonce,
    nonceDigest: digest(nonce),
    nonceHexDigest: digest(nonce, 'hex'),
  });
});

describe('a state', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64url');
  const saysOf = async (state: string, redirectUri: string | undefined = `${APP}/cb`) => {
    const said = await withEvidence({
      says: 'authorization-request',
      client: 'spa',
      state,
      ...(redirectUri && { redirectUri }),
    });
    return said.says === 'authorization-request' ? said.stateSays : null;
  };

  test.each([
    ['as it stands', (text: string) => text],
    ['in base64', base64],
    ['percent-encoded', encodeURIComponent],
    ['percent-encoded in base64', (text: string) => base64(encodeURIComponent(text))],
    ['beside a random part', (text: string) => `${makeOpaque(22)}.${base64(text)}`],
  ])('holds %s what it should not', async (_, write) => {
    const jwt = await makeIdJwt();
    expect(await saysOf(write('{"user":"ada@spa.test"}'))).toBe('email');
    expect(await saysOf(write(`{"t":"${jwt}"}`))).toBe('token');
    expect(await saysOf(write(`{"access_token":"${makeOpaque()}"}`))).toBe('token');
    expect(await saysOf(write('{"back":"https://other.test/x"}'))).toBe('address');
  });

  test('may be random, a path, or an address of its own site', async () => {
    for (const state of [
      makeOpaque(),
      '1',
      '/orders?id=1',
      base64(JSON.stringify({ back: `${APP}/orders`, id: makeOpaque() })),
      base64(JSON.stringify({ back: 'https://www.spa.test/' })),
      '%E0%A4%A',
      'a@b',
      'access_token=none',
    ])
      expect(await saysOf(state)).toBeUndefined();
    expect(await saysOf('https://other.test/', 'com.app:/cb')).toBeUndefined();
    expect(await saysOf('https://other.test/', '')).toBeUndefined();
  });
});

describe('the ID token of a callback', () => {
  const [code, access] = [makeOpaque(), makeOpaque()];
  const read = async (claims: object, more: { code?: string; access?: string }, alg = 'HS256') => {
    const key = crypto.getRandomValues(new Uint8Array(64));
    const { SignJWT } = await import('jose');
    const idToken = await new SignJWT({ iss: ISSUER, ...claims }).setProtectedHeader({ alg }).sign(key);
    return withEvidence({ says: 'callback', idToken, ...more });
  };

  test('says its issuer and nonce', async () => {
    expect(await read({ nonce: 'n' }, {})).toMatchObject({ idTokenIssuer: ISSUER, nonce: 'n' });
    const without = await read({ iss: 1, nonce: 2 }, {});
    expect(without).not.toHaveProperty('nonce');
    expect(without).not.toHaveProperty('idTokenIssuer');
  });

  test.each([
    ['HS256', 'sha256'],
    ['HS384', 'sha384'],
    ['HS512', 'sha512'],
  ])('has right hashes by %s', async (alg, name) => {
    const right = { c_hash: half(code, name), at_hash: half(access, name) };
    expect(await read(right, { code, access }, alg)).toMatchObject({ hashes: 'right' });
    expect(await read(right, { code }, alg)).toMatchObject({ hashes: 'right' });
    expect(await read({ ...right, c_hash: half(access, name) }, { code, access }, alg)).toMatchObject({
      hashes: 'wrong',
    });
  });

  test('misses a hash that is required, and no other', async () => {
    expect(await read({ c_hash: half(code) }, { code, access })).toMatchObject({ hashes: 'missing' });
    expect(await read({}, { code })).toMatchObject({ hashes: 'missing' });
    expect(await read({ c_hash: half(access) }, { code, access })).toMatchObject({ hashes: 'wrong' });
    expect(await read({}, {})).not.toHaveProperty('hashes');
  });

  test('is not held to a hash that nobody can name', async () => {
    const idToken = (await makeIdJwt()).replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url'));
    expect(await withEvidence({ says: 'callback', code, idToken })).not.toHaveProperty('hashes');
    expect(await withEvidence({ says: 'callback', code, idToken: makeOpaque() })).not.toHaveProperty('hashes');
  });
});

describe('a token response', () => {
  const response = { says: 'token-response', access: makeOpaque() } as const;

  test('says when its refresh token ends, where that is a JWT', async () => {
    const exp = inSeconds(600);
    expect(await withEvidence({ ...response, refresh: await makeRefreshJwt({ exp }) })).toMatchObject({
      refreshEnds: exp * 1000,
    });
    const endless = await withEvidence({ ...response, refresh: await makeRefreshJwt() });
    expect(endless).toMatchObject({ refreshEndless: true });
    expect(endless).not.toHaveProperty('refreshEnds');
    const opaque = await withEvidence({ ...response, refresh: makeOpaque() });
    expect(opaque).not.toHaveProperty('refreshEndless');
  });

  test('says the nonce of its ID token', async () => {
    expect(await withEvidence({ ...response, idToken: await makeIdJwt({ nonce: 'n' }) })).toMatchObject({ nonce: 'n' });
    expect(await withEvidence({ ...response, idToken: await makeJwt() })).not.toHaveProperty('nonce');
  });
});

test('what is left of a message holds no value', async () => {
  const known = await makeKnowledge();
  const [state, nonce, challenge, verifier, code] = Array.from({ length: 5 }, () => makeOpaque());
  const asked = new URLSearchParams({
    client_id: 'spa',
    response_type: 'code',
    redirect_uri: `${APP}/cb?id=${state}`,
    state: `${state}`,
    nonce: `${nonce}`,
    code_challenge: `${challenge}`,
    code_challenge_method: `${challenge}`,
    prompt: 'none',
  });
  const request = await sight(makeNavigation(`${ISSUER}/auth?${asked}`), known);
  expect(request.message).toMatchObject({
    state: await known.fingerprint(`${state}`),
    nonce: await known.fingerprint(`${nonce}`),
    nonceDigest: await known.fingerprint(digest(`${nonce}`)),
    nonceHexDigest: await known.fingerprint(digest(`${nonce}`, 'hex')),
    challenge: await known.fingerprint(`${challenge}`),
    redirectUri: `${APP}/cb`,
    prompt: 'none',
  });
  const body = { grant_type: 'authorization_code', code: `${code}`, code_verifier: `${verifier}` };
  const exchange = await sight(makeObservation('request-body', body, { url: `${ISSUER}/token` }), known);
  expect(exchange.message).toMatchObject({
    verifier: await known.fingerprint(`${verifier}`),
    challenge: await known.fingerprint(digest(`${verifier}`)),
  });
  const callback = await sight(
    makeObservation('fragment', { state: `${state}`, id_token: await makeIdJwt({ nonce: `${nonce}` }) }),
    known,
  );
  expect(callback.message).toMatchObject({
    state: await known.fingerprint(`${state}`),
    nonce: await known.fingerprint(`${nonce}`),
  });
  const left = JSON.stringify([request.message, exchange.message, callback.message]);
  for (const value of [state, nonce, challenge, verifier, code]) expect(left).not.toContain(value);
});

test('a message has a place of its own, where no credential is', async () => {
  const known = await makeKnowledge();
  const { place } = await sight(makeNavigation(`${ISSUER}/auth?client_id=spa&response_type=code`), known);
  expect(place).toEqual({ channel: 'request-url', host: 'login.idp.test', path: '/auth' });
  expect((await sight(makeNavigation(`${ISSUER}/help`), known)).place).toBeNull();
});
