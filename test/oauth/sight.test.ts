import { describe, expect, test } from 'vitest';
import { indexOf } from '../../src/oauth/follow';
import type { Observation } from '../../src/oauth/observation';
import { isWorth } from '../../src/oauth/sight';
import { API, APP, ISSUER, makeKnowledge, makeNavigation, makeObservation, STRANGER } from './make-observation';
import {
  inSeconds,
  makeAccessJwt,
  makeIdJwt,
  makeJwe,
  makeJwt,
  makeOpaque,
  makeRefreshJwt,
  makeUnsignedJwt,
} from './make-token';
import { see, told } from './see';

const TOKEN = { url: `${ISSUER}/token` };
const [access, refresh] = [makeOpaque(), makeOpaque()];

describe('an Authorization header', () => {
  const send = (authorization: string) =>
    see(makeObservation('request-header', { authorization }, { url: `${API}/orders` }));

  test('makes an access token likely, and says its scheme', async () => {
    for (const scheme of ['Bearer', 'bearer', 'DPoP']) {
      const [seen] = await send(`${scheme} ${access}`);
      expect(seen).toMatchObject({ certainty: 'likely', scheme: scheme.toLowerCase(), token: { kind: 'access' } });
      expect(seen?.place).toEqual({
        channel: 'request-header',
        host: 'api.resource.test',
        path: '/orders',
        key: 'authorization',
      });
    }
  });

  test('carries what the token says it is', async () => {
    expect(told(await send(`Bearer ${await makeIdJwt()}`))).toEqual(['likely id authorization']);
    expect(told(await send(`Bearer ${await makeRefreshJwt()}`))).toEqual(['likely refresh authorization']);
    expect(told(await send(await makeAccessJwt()))).toEqual(['likely access authorization']);
  });

  test('says nothing of a name and a password', async () => {
    expect(await send(`Basic ${btoa('ada:lovelace')}`)).toEqual([]);
  });
});

test('a DPoP header carries a proof, which is no token', async () => {
  const dpop = await makeJwt({ htm: 'GET', htu: API, jti: '1' }, { typ: 'dpop+jwt' });
  expect(told(await see(makeObservation('request-header', { dpop })))).toEqual(['likely dpop-proof dpop']);
});

describe('of a token is told', () => {
  const inHeader = async (value: string) =>
    (await see(makeObservation('request-header', { authorization: `Bearer ${value}` })))[0];

  test('its fingerprint, its label and its length', async () => {
    const known = await makeKnowledge();
    const [seen] = await see(makeObservation('request-header', { authorization: `Bearer ${access}` }), known);
    const id = await known.fingerprint(access);
    expect(seen?.token).toEqual({
      id,
      kind: 'access',
      certainty: 'likely',
      format: 'opaque',
      label: `at·${id.slice(0, 6)}`,
    });
    expect(seen?.length).toBe(access.length);
  });

  test('of a JWT header, claims and end; of a JWE its header', async () => {
    const [iat, exp] = [inSeconds(-30), inSeconds(60)];
    expect((await inHeader(await makeAccessJwt({ iat, exp })))?.token).toMatchObject({
      format: 'jws',
      header: { alg: 'HS256', typ: 'at+jwt' },
      claims: { sub: 'ada', exp },
      issuedAt: iat * 1000,
      expiresAt: exp * 1000,
      expirySource: 'exp',
    });
    const jwe = (await inHeader(makeJwe()))?.token;
    expect(jwe).toMatchObject({ format: 'jwe', header: { alg: 'RSA-OAEP', enc: 'A256GCM' } });
    expect(jwe?.claims).toBeUndefined();
  });

  test('that a JWT is unsigned', async () => {
    expect((await inHeader(makeUnsignedJwt({ scope: 'a', aud: 'b' })))?.unsigned).toBe(true);
    expect((await inHeader(await makeAccessJwt()))?.unsigned).toBeUndefined();
  });

  test('of a refresh token its end, and not what it says', async () => {
    const token = (await inHeader(await makeRefreshJwt({ exp: inSeconds(60), sub: 'ada' })))?.token;
    expect(token).toMatchObject({ kind: 'refresh', format: 'jws', expirySource: 'exp' });
    expect(token).not.toHaveProperty('claims');
    expect(token).not.toHaveProperty('header');
  });
});

describe('whom it is sent to', () => {
  const issuers = new Set(['idp.test']);
  const apis = new Set([API]);
  const partyAt = async (url: string, more: Partial<Observation> = {}) =>
    (
      await see(
        makeObservation('request-header', { authorization: `Bearer ${access}` }, { url, ...more }),
        await makeKnowledge([], { issuers, apis }),
      )
    )[0]?.party;

  test.each([
    [`${APP}/orders`, 'first'],
    ['https://api.spa.test/orders', 'first'],
    [`${ISSUER}/userinfo`, 'issuer'],
    [`${API}/orders`, 'api'],
    [`${STRANGER}/collect`, 'third'],
  ])('%s: %s', async (url, party) => {
    expect(await partyAt(url)).toBe(party);
  });

  test('nobody, where nothing is sent, or nobody knows from where', async () => {
    expect(await partyAt(`${STRANGER}/`, { exchange: null })).toBeNull();
    expect(await partyAt(`${STRANGER}/`, { top: null })).toBeNull();
  });

  test('an issuer, if it is asked for tokens in so many words', async () => {
    const renew = makeObservation('request-body', { grant_type: 'refresh_token', refresh_token: refresh }, TOKEN);
    expect((await see(renew))[0]?.party).toBe('issuer');
    const revoke = makeObservation('request-body', { token: refresh }, { url: `${STRANGER}/revoke` });
    expect((await see(revoke, await makeKnowledge([[refresh, 'refresh']])))[0]?.party).toBe('third');
  });
});

describe('worth a look', () => {
  const known = indexOf([]);

  test.each<[what: string, observation: Observation]>([
    ['a name of a token', makeObservation('local-storage', { refresh_token: '1' })],
    ['a JWT under any name', makeObservation('cookie', { x: 'eyJ' })],
    ['a code', makeNavigation(`${APP}/?code=1`)],
    ['rt in an address', makeNavigation(`${APP}/?rt=1`)],
    ['an Authorization header', makeObservation('request-header', { authorization: 'Basic 1' })],
    ['a Cookie header', makeObservation('request-header', { cookie: 'a=1' })],
    ['an authorization request', makeNavigation(`${ISSUER}/auth?client_id=1`)],
  ])('%s', (_, observation) => {
    expect(isWorth(observation, known)).toBe(true);
  });

  test('whatever something is seen in by its name or as a JWT', async () => {
    const names = [
      'refresh_token',
      'accessToken',
      'ID_TOKEN',
      'client-secret',
      'rt',
      'token',
      'x',
      'authorization',
      'cookie',
    ];
    const values = [makeOpaque(), await makeAccessJwt(), await makeRefreshJwt(), `Bearer ${makeOpaque()}`];
    const wrapped = values.flatMap((value) => [
      value,
      JSON.stringify({ a: value }),
      JSON.stringify({ refresh_token: value }),
    ]);
    let count = 0;
    for (const channel of [
      'request-url',
      'request-header',
      'request-body',
      'local-storage',
      'cookie',
      'fragment',
    ] as const) {
      for (const name of names) {
        for (const value of wrapped) {
          const observation = makeObservation(channel, { [name]: value });
          if ((await see(observation)).length === 0) continue;
          count += 1;
          expect(isWorth(observation, known)).toBe(true);
        }
      }
    }
    expect(count).toBeGreaterThan(300);
  });

  test('not anything else, but for a followed value', async () => {
    const value = '0123456789-abcdef-0123456789';
    const observation = makeObservation('local-storage', { x: `a:${value}` });
    expect(isWorth(observation, known)).toBe(false);
    expect(isWorth(observation, (await makeKnowledge([[value, 'refresh']])).followed)).toBe(true);
  });
});
