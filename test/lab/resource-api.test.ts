import { importJWK, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { originOf } from './hosts';
import { makeSigningKey } from './identity-provider';
import { emptyLog } from './lab-log';
import { resourceApi } from './resource-api';
import type { Site } from './site';

let key: JWK;
let api: Site;

beforeAll(async () => {
  key = await makeSigningKey();
  api = resourceApi({ log: emptyLog(), key, stands: async () => true });
});

const NOW = Math.floor(Date.now() / 1000);

const GOOD: JWTPayload = {
  iss: originOf('login'),
  aud: originOf('api'),
  sub: 'ada',
  scope: 'openid orders:read',
  iat: NOW,
  exp: NOW + 60,
};

const sign = async (claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}, by = key): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'at+jwt', ...header })
    .sign(await importJWK(by, 'ES256'));

const statusFor = async (token: string): Promise<number | undefined> => {
  const url = new URL(`${originOf('api')}/orders`);
  const reply = await api({ method: 'GET', url, headers: { authorization: `Bearer ${token}` }, body: '' });
  return reply?.status;
};

test('takes what the issuer made for it', async () => {
  expect(await statusFor(await sign(GOOD))).toBe(200);
});

describe('refuses', () => {
  test.each<[string, JWTPayload]>([
    ['another audience', { ...GOOD, aud: originOf('bff') }],
    ['another issuer', { ...GOOD, iss: originOf('tracker') }],
    ['the second it ends', { ...GOOD, exp: NOW }],
    ['no end', { ...GOOD, exp: undefined }],
  ])('%s', async (_what, claims) => {
    expect(await statusFor(await sign(claims))).toBe(401);
  });

  test('an ID token', async () => {
    expect(await statusFor(await sign(GOOD, { typ: 'JWT' }))).toBe(401);
  });

  test('a signature by another key', async () => {
    expect(await statusFor(await sign(GOOD, {}, await makeSigningKey()))).toBe(401);
  });

  test('no signature', async () => {
    expect(await statusFor(new UnsecuredJWT(GOOD).encode())).toBe(401);
  });

  test('a scope that does not allow it, with 403', async () => {
    expect(await statusFor(await sign({ ...GOOD, scope: 'openid' }))).toBe(403);
  });
});
