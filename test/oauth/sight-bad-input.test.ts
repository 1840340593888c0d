import { describe, expect, test } from 'vitest';
import type { Observation } from '../../src/oauth/observation';
import { sight } from '../../src/oauth/sight';
import type { Channel } from '../../src/oauth/sighting';
import { API, APP, ISSUER, makeKnowledge, makeObservation } from './make-observation';
import { inSeconds, makeAccessJwt, makeJwt, makeLooseJwt, makeOpaque } from './make-token';
import { see } from './see';

const answer = (body: unknown) =>
  makeObservation('response-body', typeof body === 'string' ? body : JSON.stringify(body), { url: `${ISSUER}/token` });
const tokenOf = async (access_token: string) => (await see(answer({ access_token, token_type: 'Bearer' })))[0]?.token;

describe('of a broken token is told what can be known', () => {
  const header = { alg: 'HS256', typ: 'at+jwt' };

  test.each<[what: string, make: () => string | Promise<string>, then: object]>([
    [
      'cut off in its claims',
      async () => (await makeAccessJwt()).split('.').slice(0, 2).join('.').slice(0, -5),
      { format: 'opaque' },
    ],
    [
      'without its signature’s dot',
      async () => (await makeAccessJwt()).split('.').slice(0, 2).join('.'),
      { format: 'opaque' },
    ],
    ['its claims cut off', () => makeLooseJwt(header, '{"sub":"ad'), { format: 'jws', header }],
    ['its claims no JSON', () => makeLooseJwt(header, makeOpaque()), { format: 'jws', header }],
    ['its claims a list', () => makeLooseJwt(header, [1]), { format: 'jws', header }],
    [
      'its claims no UTF-8',
      () => makeLooseJwt(header, '').replace('..', `.${Buffer.from('{"a":"\xff"}', 'latin1').toString('base64url')}.`),
      { format: 'jws', header },
    ],
    ['its header no JSON', () => makeLooseJwt('{"alg":', { sub: 'ada' }), { format: 'jws' }],
    ['three words', () => 'not.a.jwt', { format: 'opaque' }],
    ['a megabyte, opaque', () => makeOpaque(2 ** 20), { format: 'opaque' }],
    ['a megabyte, a JWT', () => makeLooseJwt(header, { a: makeOpaque(2 ** 20) }), { format: 'jws' }],
    ['two megabytes', () => makeOpaque(2 ** 21), { format: 'opaque' }],
    ['with half a character', () => `abc\ud800${makeOpaque()}`, { format: 'opaque' }],
    ['with control characters', () => `\u0000\u0007${makeOpaque()}`, { format: 'opaque' }],
    ['with spaces', () => `${makeOpaque()} ${makeOpaque()}`, { format: 'opaque' }],
    ['a single letter', () => 'ab', { format: 'opaque' }],
  ])(
    '%s',
    async (_, make, then) => {
      const value = await make();
      const token = await tokenOf(value);
      expect(token).toMatchObject({ kind: 'access', certainty: 'proven', ...then });
      expect(token?.label).toMatch(/^at·[0-9a-f]{6}$/);
      if (!('header' in then)) expect(token).not.toHaveProperty('header');
      expect(token).not.toHaveProperty('claims');
    },
    10_000,
  );

  test.each<[what: string, claims: unknown, end: number | undefined]>([
    ['exp as text', { exp: String(inSeconds(60)) }, undefined],
    ['exp as a date', { exp: '2030-01-01T00:00:00Z' }, undefined],
    ['a negative exp', { exp: -1 }, undefined],
    ['exp that is null', { exp: null }, undefined],
    ['exp as an object', { exp: { $numberLong: '1' } }, undefined],
    ['an endless exp', '{"exp":1e999}', undefined],
    ['exp past what a Date can hold', { exp: 1e15 }, undefined],
    ['exp in milliseconds, taken at its word', { exp: 1_900_000_000_000 }, 1_900_000_000_000_000],
    ['a fraction', { exp: 1_900_000_000.5 }, 1_900_000_000_500],
  ])('%s', async (_, claims, end) => {
    const token = await tokenOf(makeLooseJwt(header, claims));
    expect(token?.expiresAt).toBe(end);
    expect(token?.claims).toBeDefined();
  });
});

const CHANNELS: readonly Channel[] = [
  'request-url',
  'request-header',
  'request-body',
  'response-header',
  'response-body',
  'fragment',
  'cookie',
  'http-only-cookie',
  'local-storage',
  'session-storage',
];

const token = makeOpaque();
const nested = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth);

/** What a page or a server may send, by intent or not. */
const HOSTILE: Record<string, () => string> = {
  nothing: () => '',
  'half an object': () => '{"access_token":"',
  'a body cut off': () =>
    JSON.stringify({ access_token: token, token_type: 'Bearer', user: 'x'.repeat(80) }).slice(0, -9),
  'JSON with something after it': () => `${JSON.stringify({ access_token: token })}{}`,
  'JSON behind a guard': () => `)]}',\n${JSON.stringify({ access_token: token, refresh_token: token })}`,
  'ten thousand objects deep': () => nested('{"refresh_token":', '}', 10_000),
  'ten thousand lists deep': () => nested('[', ']', 10_000),
  'ten thousand lists, never closed': () => '['.repeat(10_000),
  'ten thousand texts deep': () => nested('"\\"', '\\""', 10_000),
  'a token whose claims nest ten thousand deep': () =>
    makeLooseJwt({ alg: 'HS256' }, `{"a":${nested('[', ']', 10_000)}}`),
  'prototype pollution': () =>
    '{"__proto__":{"grant_type":"refresh_token","token_type":"Bearer"},"constructor":{"prototype":{"polluted":"refresh_token"}}}',
  'prototype names for tokens': () =>
    JSON.stringify({ constructor: token, toString: token, hasOwnProperty: token, refresh_token: { __proto__: null } }),
  'a form of prototype names': () => `__proto__=${token}&constructor=${token}&refresh_token=${token}`,
  'everything of another type': () =>
    '{"access_token":1,"refresh_token":[],"id_token":{},"token_type":true,"expires_in":"x","error":null}',
  'half characters': () => '{"access_token":"\\ud800\\udc00\\ud800","refresh_token":"\ud800"}',
  'bytes that are no UTF-8': () =>
    new TextDecoder().decode(new Uint8Array([0xff, 0xfe, 0x22, 0xc3, 0x28, 0xed, 0xa0, 0x80])),
  'broken escapes': () => 'refresh_token=%&access_token=%zz%E0%A4%A&%=%',
  'a null byte': () => `refresh_token=\u0000${token}`,
  'a page': () => `<!doctype html><title>Sign in</title><script>var t={refresh_token:'${token}'}</script>`,
  'a picture': () => String.fromCharCode(...crypto.getRandomValues(new Uint8Array(20_000))),
  'a megabyte of one token': () => `refresh_token=${makeOpaque(2 ** 20)}`,
  'a megabyte of one name': () => `${'refresh_token'.repeat(80_000)}=${token}`,
  'a megabyte of dots': () => '.'.repeat(2 ** 20),
  'a megabyte of backslashes': () => `"refresh_token": "${'\\'.repeat(2 ** 20)}`,
  'a megabyte of capitals': () => `refresh_token "${'A'.repeat(2 ** 20)}"`,
  'a megabyte of beginnings of JWTs': () => 'eyJhbGciOi.'.repeat(95_000),
  'five megabytes of JSON': () =>
    JSON.stringify(
      Array.from({ length: 50_000 }, (_, at) => ({ id: at, access_token: `${token}${at}`, note: 'x'.repeat(30) })),
    ),
  'twenty thousand tokens in one object': () =>
    JSON.stringify(
      Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`a${at}_access_token`, `${token}${at}`])),
    ),
  'a claim name of capitals': () => makeLooseJwt({ alg: 'HS256' }, { scope: 'a', aud: 'b', ['A'.repeat(45_000)]: 1 }),
};

describe('nothing throws, and nothing takes long', () => {
  test.each(Object.entries(HOSTILE))(
    '%s',
    async (_, make) => {
      const text = make();
      for (const channel of CHANNELS) {
        const field = channel.endsWith('-body') ? '' : 'refresh_token';
        const fields = [
          { name: field, value: text, ...(channel === 'response-body' && { media: 'application/json' }) },
        ];
        const { seen } = await sight(
          makeObservation(channel, fields),
          await makeKnowledge([], { answers: 'token-request' }),
        );
        expect(seen.length).toBeLessThanOrEqual(2_000);
        for (const one of seen) {
          expect(one.token.id).toMatch(/^[0-9a-f]{16}$/);
          expect(one.token.kind).toMatch(/^[a-z-]+$/);
        }
      }
      expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    },
    60_000,
  );

  test('nor as the name of a field, or as a header', async () => {
    for (const make of Object.values(HOSTILE)) {
      const name = make().slice(0, 200_000);
      const value = await makeJwt({ scope: 'a', aud: 'b' });
      const { seen } = await sight(makeObservation('local-storage', [{ name, value }]), await makeKnowledge());
      expect(seen).toHaveLength(1);
      expect(seen[0]?.place.key?.length ?? 0).toBeLessThanOrEqual(1_025);
      await see(makeObservation('request-header', [{ name: 'authorization', value: `Bearer ${name}` }]));
    }
  }, 60_000);
});

describe('what can be read of it is', () => {
  const kinds = async (observation: Observation) => (await see(observation)).map(({ token: { kind } }) => kind);

  test.each(['a body cut off', 'JSON behind a guard', 'a page', 'a form of prototype names'] as const)(
    '%s',
    async (name) => {
      expect((await kinds(answer(HOSTILE[name]?.() ?? ''))).length).toBeGreaterThan(0);
    },
  );

  test('a message in a body whose type says another thing', async () => {
    const body = { access_token: makeOpaque(), token_type: 'Bearer', refresh_token: makeOpaque() };
    for (const media of ['text/html', 'application/x-www-form-urlencoded', 'image/png', '', 'x'.repeat(10_000)]) {
      for (const value of [JSON.stringify(body), new URLSearchParams(body).toString()])
        expect(await kinds(makeObservation('response-body', [{ name: '', value, media }]))).toEqual([
          'access',
          'refresh',
        ]);
    }
  });

  test('both of two values under one name', async () => {
    const fields = [makeOpaque(), makeOpaque()].map((value) => ({ name: 'refresh_token', value }));
    expect(await kinds(makeObservation('request-url', fields, { url: `${APP}/` }))).toEqual(['refresh', 'refresh']);
  });

  test('a token in an address of any length', async () => {
    const url = `${API}/${'a/'.repeat(50_000)}`;
    const [seen] = await see(makeObservation('request-header', { authorization: `Bearer ${makeOpaque()}` }, { url }));
    expect(seen?.place.path?.length).toBeLessThanOrEqual(1_025);
  });
});
