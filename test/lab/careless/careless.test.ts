import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import { originOf } from '../hosts';
import { emptyLog, type LabLog } from '../lab-log';
import type { Reply, Site } from '../site';
import { carelessServer } from './authorization-server';
import { CARELESS } from './clients';
import { lenientApi } from './lenient-api';
import { SHAPES, type ShapeName } from './token-shapes';

const HERE = `${originOf('app')}/page`;
let log: LabLog;
let server: Site;
beforeEach(() => {
  log = emptyLog();
  server = carelessServer({ host: 'careless', log });
});

const ask = async (site: Site, method: string, url: string, body = '', headers = {}): Promise<Reply> =>
  (await site({ method, url: new URL(url), headers, body })) ?? { status: 404 };

const codeFor = async (client: { id: string }, fields: Record<string, string> = {}): Promise<URLSearchParams> => {
  const query = new URLSearchParams({ client_id: client.id, redirect_uri: HERE, state: 'a-state', ...fields });
  const { headers } = await ask(server, 'GET', `${originOf('careless')}/auth?${query}`);
  return new URL(String(headers?.location)).searchParams;
};

const tokens = async (client: { id: string }, fields: Record<string, string>, headers = {}) => {
  const body = new URLSearchParams({ client_id: client.id, ...fields }).toString();
  const reply = await ask(server, 'POST', `${originOf('careless')}/token`, body, headers);
  return { ...reply, said: JSON.parse(reply.body ?? '{}') };
};

const trade = async (client: { id: string }, scope = 'openid offline_access', headers = {}) => {
  const code = (await codeFor(client, { scope, nonce: 'a-nonce' })).get('code') ?? '';
  return tokens(client, { grant_type: 'authorization_code', code }, headers);
};

describe('careless authorization server', () => {
  test('takes a code as often as it comes, and no code that it did not give', async () => {
    const code = (await codeFor(CARELESS.shop)).get('code') ?? '';
    const again = () => tokens(CARELESS.shop, { grant_type: 'authorization_code', code });
    expect([(await again()).status, (await again()).status]).toEqual([200, 200]);
    expect((await tokens(CARELESS.shop, { grant_type: 'authorization_code', code: 'other' })).status).toBe(400);
  });

  test('sends nobody out of the lab', async () => {
    const query = new URLSearchParams({ client_id: CARELESS.shop.id, redirect_uri: 'https://app.spa.test.example/' });
    expect((await ask(server, 'GET', `${originOf('careless')}/auth?${query}`)).status).toBe(400);
    const away = `${originOf('careless')}/logout?post_logout_redirect_uri=https://example.test/`;
    expect((await ask(server, 'GET', away)).headers?.location).toBeUndefined();
  });

  test('mixes up state, issuer or nonce for the clients that are about it, and for no other', async () => {
    const states = [CARELESS.shop, CARELESS.wrongState, CARELESS.wrongIssuer].map(async (client) => {
      const back = await codeFor(client);
      return [back.get('state') === 'a-state', back.get('iss') === originOf('careless')];
    });
    expect(await Promise.all(states)).toEqual([
      [true, true],
      [false, true],
      [true, false],
    ]);
    const nonces = [CARELESS.shop, CARELESS.wrongNonce].map(
      async (client) => decodeJwt((await trade(client)).said.id_token).nonce === 'a-nonce',
    );
    expect(await Promise.all(nonces)).toEqual([true, false]);
  });

  test('replaces a refresh token, but for the client that keeps it', async () => {
    const kept = [CARELESS.shop, CARELESS.kept].map(async (client) => {
      const { refresh_token: before } = (await trade(client)).said;
      const { said } = await tokens(client, { grant_type: 'refresh_token', refresh_token: before });
      return said.refresh_token === before;
    });
    expect(await Promise.all(kept)).toEqual([false, true]);
  });

  test('lets any page of the lab read its answers, with cookies for one client alone', async () => {
    const origin = { origin: originOf('help') };
    const [shop, open] = await Promise.all(
      [CARELESS.shop, CARELESS.open].map(async (client) => (await trade(client, '', origin)).headers),
    );
    expect(shop).toMatchObject({ 'cache-control': 'no-store', 'access-control-allow-origin': originOf('help') });
    expect(shop).not.toHaveProperty('access-control-allow-credentials');
    expect(open).toMatchObject({ 'cache-control': 'public', 'access-control-allow-credentials': 'true' });
  });

  test('answers a sign-in form with 307', async () => {
    const query = new URLSearchParams({ client_id: CARELESS.open.id, redirect_uri: HERE, prompt: 'login' });
    const url = `${originOf('careless')}/auth?${query}`;
    expect((await ask(server, 'GET', url)).body).toContain('<form method="post">');
    expect((await ask(server, 'POST', url)).status).toBe(307);
  });

  test('writes down every value it gives out', async () => {
    const { said } = await trade(CARELESS.shop);
    expect(log.issued.map(({ kind }) => kind)).toEqual(['code', 'access', 'refresh', 'id']);
    expect(log.issued.map(({ value }) => value).slice(1)).toEqual([
      said.access_token,
      said.refresh_token,
      said.id_token,
    ]);
  });

  test.each(Object.keys(SHAPES) as ShapeName[])(
    'makes a token that is %s, and wrong in nothing else',
    async (shape) => {
      const { access_token: token } = (await trade(CARELESS.shop, `orders:read as:${shape}`)).said;
      const read = { signature: token.split('.')[2], ...decodeProtectedHeader(token), ...decodeJwt(token) };
      const faults = Object.entries(FAULTS).filter(([, isFault]) => isFault(read));
      expect(faults.map(([name]) => name)).toEqual(shape === 'sound' ? [] : [shape]);
    },
  );
});

const now = (): number => Date.now() / 1000;

const FAULTS: Record<Exclude<ShapeName, 'sound'>, (read: Record<string, unknown>) => boolean> = {
  unsigned: ({ alg, signature }) => alg === 'none' && signature === '',
  endless: ({ exp }) => exp === undefined,
  milliseconds: ({ exp }) => Number(exp) > 1e11,
  'for-nobody': ({ aud, iss }) => aud === undefined && iss === undefined,
  early: ({ nbf = 0 }) => Number(nbf) > now(),
  untyped: ({ typ }) => typ !== 'at+jwt',
  talkative: ({ email, password }) => email !== undefined && password !== undefined,
  shared: ({ alg }) => alg === 'HS256',
  'own-key': ({ jku }) => jku !== undefined,
  critical: ({ crit }) => crit !== undefined,
  ended: ({ exp }) => Number(exp) < now(),
};

test('a token is bound to the key of the proof that came along', async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = await exportJWK(publicKey);
  const dpop = await new SignJWT().setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk }).sign(privateKey);
  const { said } = await trade(CARELESS.shop, 'orders:read', { dpop });
  expect(said.token_type).toBe('DPoP');
  expect(decodeJwt(said.access_token).cnf).toEqual({ jkt: await calculateJwkThumbprint(jwk) });
});

test('the lenient API wants something to be there, and looks at nothing', async () => {
  const url = `${originOf('lenient')}/orders`;
  const api = lenientApi({ host: 'lenient', log });
  const asked = [ask(api, 'GET', url), ask(api, 'GET', url, '', { authorization: 'Bearer anything' })];
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([401, 200]);
});
