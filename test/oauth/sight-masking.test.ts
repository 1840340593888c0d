import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/oauth/observation';
import { type Sighted, sight } from '../../src/oauth/sight';
import { API, APP, ISSUER, makeKnowledge, makeNavigation, makeObservation, STRANGER } from './make-observation';
import {
  BASE64,
  HEX,
  makeAccessJwt,
  makeIdJwt,
  makeJwe,
  makeJwt,
  makeLooseJwt,
  makeOpaque,
  makeRefreshJwt,
  makeText,
} from './make-token';

type Plant = (secret: string) => Observation | Promise<Observation>;

/** Where a refresh token that is already known may hide. Each is an observation in which something is seen. */
const PLANTED: Record<string, Plant> = {
  'a claim': async (secret) => bearer(await makeAccessJwt({ session: secret })),
  'a claim that is an identifier': async (secret) =>
    bearer(await makeAccessJwt({ jti: secret, sub: `user|${secret}` })),
  'the text of a claim': async (secret) => bearer(await makeAccessJwt({ log: `renewed ${secret}. Fine` })),
  'the name of a claim': async (secret) => bearer(await makeAccessJwt({ [secret]: true })),
  'a claim nine levels down': async (secret) => bearer(await makeAccessJwt({ a: nest(9, secret) })),
  'a claim behind a long list': async (secret) =>
    bearer(await makeAccessJwt({ a: [...Array(400).fill('role'), secret] })),
  'the end of a long claim': async (secret) => bearer(await makeAccessJwt({ a: `${'word '.repeat(3_000)}${secret}` })),
  'a header of a token': async (secret) => bearer(await makeJwt({ scope: 'a', aud: 'b' }, { kid: secret, x: secret })),
  'the header of a JWE': (secret) => bearer(makeJwe({ alg: 'dir', enc: 'A256GCM', kid: secret })),
  'the claims behind a broken header': (secret) => answer({ access_token: makeLooseJwt('{"alg":', { a: secret }) }),
  'an ID token': async (secret) => answer({ access_token: makeOpaque(), id_token: await makeIdJwt({ a: secret }) }),
  'a JWT too long to read': (secret) =>
    answer({ access_token: makeLooseJwt({}, { a: secret, b: makeOpaque(80_000) }) }),
  'a path segment': (secret) => bearer(makeOpaque(), `${API}/sessions/${encodeURIComponent(secret)}/ping`),
  'a path segment with an extension': (secret) => bearer(makeOpaque(), `${API}/x/${encodeURIComponent(secret)}.json`),
  'a storage key': (secret) => makeObservation('local-storage', { [`session:${secret}`]: pair() }),
  'a storage key, joined to words': (secret) =>
    makeObservation('local-storage', { [`token_${secret}`]: pair(), [`${secret}-access_token`]: pair() }),
  'a member of a stored value': (secret) =>
    makeObservation('local-storage', { a: JSON.stringify({ [secret]: JSON.parse(pair()) }) }),
  'a cookie name': (secret) => makeObservation('cookie', { [secret]: makeJwtText() }),
  'a parameter name': (secret) => makeNavigation(`${APP}/?${encodeURIComponent(secret)}=${makeJwtText()}`),
  'the state of a sign-in': (secret) =>
    makeNavigation(`${ISSUER}/auth?client_id=spa&response_type=code&state=${encodeURIComponent(secret)}`),
  'the client of a sign-in': (secret) =>
    makeNavigation(`${ISSUER}/auth?client_id=${encodeURIComponent(secret)}&response_type=code`),
  'a redirect address': (secret) =>
    makeNavigation(
      `${ISSUER}/auth?client_id=spa&response_type=code&redirect_uri=${encodeURIComponent(`${APP}/?a=${encodeURIComponent(secret)}`)}`,
    ),
  'the state of a callback': (secret) =>
    makeNavigation(`${APP}/?code=${makeOpaque()}&state=${encodeURIComponent(secret)}`),
  'the error of a callback': (secret) =>
    makeNavigation(`${APP}/?error=${encodeURIComponent(`The refresh token ${secret} has ended`)}&state=1`),
  'the issuer of a callback': (secret) =>
    makeNavigation(`${APP}/?code=${makeOpaque()}&iss=${encodeURIComponent(`${ISSUER}/${secret}`)}`),
  'the error of a token endpoint': (secret) => answer({ error: `invalid_grant: no such refresh token as ${secret}.` }),
  'an error text': (secret) =>
    answer({ error: 'invalid_grant', error_description: `Unknown refresh token ${secret}.` }),
  'the type of a token': (secret) => answer({ access_token: makeOpaque(), token_type: secret }),
  metadata: (secret) =>
    answer({ issuer: `${ISSUER}/${secret}`, authorization_endpoint: ISSUER, token_endpoint: `${ISSUER}/${secret}` }),
  'its own token request': (secret) =>
    makeObservation(
      'request-body',
      { grant_type: 'refresh_token', refresh_token: secret, client_id: 'spa' },
      AT_ISSUER,
    ),
  'a grant type': (secret) => makeObservation('request-body', { grant_type: secret, client_id: secret }, AT_ISSUER),
  'its own token response': (secret) => answer({ access_token: makeOpaque(), refresh_token: secret }),
  'a revocation': (secret) => makeObservation('request-body', { token: secret }, { url: `${ISSUER}/revoke` }),
  'an Authorization header': (secret) => bearer(secret, `${STRANGER}/collect`),
  'a body': (secret) =>
    makeObservation('request-body', JSON.stringify({ trace: [`sent ${secret}`] }), { url: STRANGER }),
  'a store': (secret) => makeObservation('session-storage', { theme: secret }),
};

/** Refresh tokens, each of another make. */
const SECRETS: Record<string, () => string | Promise<string>> = {
  opaque: () => `a${makeOpaque()}b`,
  parts: () => `${makeOpaque()}.${makeOpaque()}`,
  base64: () => `${makeText(84, BASE64)}9A==`,
  hex: () => makeText(64, HEX),
  'short hex': () => makeText(32, HEX),
  letters: () => makeText(32, 'abcdefghijklmnopqrstuvwxyz'),
  UUID: () => crypto.randomUUID(),
  JWT: () => makeRefreshJwt({ sub: makeOpaque() }),
  JWE: () => makeJwe(),
  path: () => `1//0${makeOpaque()}`,
};

const AT_ISSUER = { url: `${ISSUER}/token` };
const bearer = (token: string, url = `${API}/orders`) =>
  makeObservation('request-header', { authorization: `Bearer ${token}` }, { url });
const answer = (body: object) =>
  makeObservation('response-body', JSON.stringify({ token_type: 'Bearer', ...body }), AT_ISSUER);
const pair = () => JSON.stringify({ access_token: makeOpaque(), refresh_token: makeOpaque() });
const makeJwtText = () => makeLooseJwt({ alg: 'none' }, { sub: 'ada' });
const nest = (depth: number, end: unknown): unknown => (depth === 0 ? end : { a: nest(depth - 1, end) });

/** A text and everything that can be read in it by undoing what may wrap it. */
const readingsOf = (text: string): string => {
  const inside = text.match(/[\w-]{16,}/g)?.map((part) => Buffer.from(part, 'base64url').toString('latin1')) ?? [];
  return [text, text.replace(/%[\dA-F]{2}/gi, decodeURIComponent), ...inside].join(' ');
};

/** Where in the secret its first twelve characters begin that can still be read, or null. */
const leakOf = (sighted: Sighted, secret: string): number | null => {
  const text = readingsOf(JSON.stringify(sighted));
  for (let at = 0; at + 12 <= secret.length; at++) {
    const piece = secret.slice(at, at + 12);
    if (!COMMON.includes(piece) && text.includes(piece)) return at;
  }
  return null;
};

/** The first part of every JWT and JWE made here, and what follows it, is the same: it is nobody's secret. */
const COMMON = [{ alg: 'HS256' }, { alg: 'RSA-OAEP', enc: 'A256GCM' }]
  .map((header) => `${btoa(JSON.stringify(header))}.eyJ`)
  .join(' ');

describe('a secret is never in what outlives its event', () => {
  test.each(Object.entries(PLANTED))('planted in %s', async (_, plant) => {
    const leaks: string[] = [];
    for (const [what, make] of Object.entries(SECRETS)) {
      const secret = await make();
      const known = await makeKnowledge([[secret, 'refresh']], {
        answers: 'token-request',
        issuers: new Set(['idp.test']),
      });
      const sighted = await sight(await plant(secret), known);
      const at = leakOf(sighted, secret);
      if (at !== null) leaks.push(`${what}, from its character ${at} on`);
    }
    expect(leaks).toEqual([]);
  });

  test('wherever and however deep it is planted, at random', async () => {
    const wraps: ((text: string) => string)[] = [
      (text) => JSON.stringify({ a: text }),
      (text) => JSON.stringify([[text], 'b']),
      (text) => JSON.stringify(text),
      (text) => `b=1&a=${encodeURIComponent(text)}`,
      (text) => encodeURIComponent(text),
      (text) => `${APP}/?a=${encodeURIComponent(text)}`,
      (text) => `${APP}/${encodeURIComponent(text)}`,
      (text) => btoa(JSON.stringify({ a: text })),
      (text) => `before ${text}, after`,
      (text) => `${text}.`,
      (text) => `<a href="/x">${text}</a>`,
    ];
    const channels = [
      'request-body',
      'response-body',
      'local-storage',
      'cookie',
      'fragment',
      'request-header',
      'request-url',
      'response-header',
    ] as const;
    const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)] as T;
    const leaks: string[] = [];
    for (let round = 0; round < 1_200; round++) {
      const secret = await pick(Object.values(SECRETS))();
      const chosen = Array.from({ length: Math.floor(Math.random() * 4) }, () => pick(wraps));
      const text = chosen.reduce((inner, wrap) => wrap(inner), secret);
      const name = pick(['a', 'token', 'refresh_token', 'error', 'state', 'code', text, `x:${text}`]);
      const fields = {
        [name]: text,
        access_token: makeOpaque(),
        token_type: 'Bearer',
        state: text,
        [`${text}_token`]: makeJwtText(),
      };
      const what = pick([fields, JSON.stringify(fields), new URLSearchParams(fields).toString()]);
      const url = `${pick([APP, API, STRANGER])}/x/${encodeURIComponent(text).slice(0, 2_000)}/y`;
      const observation = makeObservation(pick(channels), what, {
        url,
        exchange: { id: '1', method: 'POST', type: pick(['main_frame', 'xmlhttprequest']) },
      });
      const known = await makeKnowledge([[secret, 'refresh']], { answers: 'token-request' });
      const at = leakOf(await sight(observation, known), secret);
      if (at !== null) leaks.push(`${observation.channel}, ${chosen.map(String).join(' ')}, from ${at} on`);
    }
    expect(leaks).toEqual([]);
  }, 60_000);
});

describe('a token that is not known yet', () => {
  test('is masked in the place of another, where it is a JWT or looks random', async () => {
    const [jwt, opaque] = [await makeRefreshJwt(), `a1B2c3D4${makeOpaque()}`];
    const { seen } = await sight(bearer(makeOpaque(), `${API}/x/${jwt}/${opaque}`), await makeKnowledge());
    expect(seen[0]?.place.path).toMatch(/^\/x\/tk·[0-9a-f]{6}\/tk·[0-9a-f]{6}$/);
  });

  test('is masked in what stands beside it, once its own message has proven it', async () => {
    const secret = crypto.randomUUID();
    const body = JSON.stringify({
      access_token: await makeAccessJwt({ sid: secret }),
      refresh_token: secret,
      token_type: 'Bearer',
    });
    const { seen } = await sight(
      makeObservation('response-body', body, { url: `${ISSUER}/token/${secret}` }),
      await makeKnowledge(),
    );
    expect(JSON.stringify(seen)).not.toContain(secret);
    expect(seen[0]?.place.path).toMatch(/^\/token\/rt·[0-9a-f]{6}$/);
  });
});

test('nor is a secret in the host it is sent to', async () => {
  for (const secret of [crypto.randomUUID(), makeText(32, HEX), makeText(32, 'abcdefghijklmnopqrstuvwxyz234567')]) {
    const known = await makeKnowledge([[secret, 'refresh']]);
    const { seen } = await sight(bearer(makeOpaque(), `https://${secret}.third.test/`), known);
    expect(seen[0]?.place.host).toMatch(/^rt·[0-9a-f]{6}\.third\.test$/);
  }
});

test('a host stays what it is, however random its name', async () => {
  const host = `a1b2c3d4${makeText(16, 'abcdefghijklmnopqrstuvwxyz0123456789')}.cdn.test`;
  const { seen } = await sight(bearer(makeOpaque(), `https://${host}:8443/`), await makeKnowledge());
  expect(seen[0]?.place.host).toBe(`${host}:8443`);
});

test('a value under two names is called after the surer one', async () => {
  const value = crypto.randomUUID();
  const pair = JSON.stringify({ access_token: makeOpaque(), refresh_token: value });
  const { seen } = await sight(
    makeObservation('request-body', { access_token: value, [`x:${value}`]: pair }),
    await makeKnowledge(),
  );
  expect(seen.map(({ certainty, token }) => `${certainty} ${token.kind}`)).toEqual([
    'hint access',
    'likely access',
    'likely refresh',
  ]);
  expect(seen[1]?.place.key).toMatch(/^x:rt·[0-9a-f]{6} › access_token$/);
});
