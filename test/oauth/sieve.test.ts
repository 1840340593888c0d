import { describe, expect, test } from 'vitest';
import { readName } from '../../src/oauth/leaf-name';
import { excerpt, sieve, sieveValue } from '../../src/oauth/sieve';
import { makeJwt, makeLooseJwt, makeOpaque, makeText } from './make-token';

/** A value in which the sieve can find nothing: digits and dashes alone. */
const neutral = (length = 43): string => makeText(length, '0123456789-');

/** The spellings in use of a name of several words. */
const spellingsOf = (...words: string[]): string[] => {
  const capital = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const [first = ''] = words;
  return [
    words.join('_'),
    words.join('-'),
    words.join(''),
    words.join('_').toUpperCase(),
    words.join('').toUpperCase(),
    capital.join(''),
    capital.join('-'),
    first + capital.slice(1).join(''),
    `my_${words.join('_')}`,
    `auth.${words.join('_')}`,
  ];
};

const CLEAR = [
  ['access', 'token'],
  ['refresh', 'token'],
  ['refresh', 'jwt'],
  ['jwt', 'refresh'],
  ['jwt', 'refresh', 'token'],
  ['offline', 'token'],
  ['id', 'token'],
  ['logout', 'token'],
  ['client', 'secret'],
];

describe('whatever a name alone makes a token of passes', () => {
  test.each(CLEAR.flatMap((words) => spellingsOf(...words)))('%s', (name) => {
    expect(readName(name)?.strength).toBe('clear');
    expect(sieve(`{"${name}":"${neutral()}"}`)).toBe(true);
    expect(sieve(`${name}=${neutral()}`)).toBe(true);
    expect(sieveValue({ a: [{ [name]: neutral() }] })).toBe(true);
    // Secrets of a client are only looked for in short texts.
    if (!/secret/i.test(name)) expect(sieve(`${neutral(100_000)}{"${name}":"${neutral()}"}`)).toBe(true);
  });

  test.each(['refresh', 'Refresh', 'REFRESH', 'token', 'Token', 'TOKEN', 'jwt', 'rtoken', 'authToken', 'x-auth-token'])(
    '%s, too',
    (name) => {
      expect(readName(name)?.strength).toBe('weak');
      expect(sieve(`{"${name}":"${neutral()}"}`)).toBe(true);
    },
  );
});

/** RFC 6749 §5.2, RFC 9449 §5 and §8. */
const TOKEN_ERRORS = [
  ...['invalid_grant', 'invalid_client', 'invalid_request', 'invalid_scope', 'unauthorized_client'],
  ...['unsupported_grant_type', 'invalid_dpop_proof', 'use_dpop_nonce'],
];

describe('a token message passes', () => {
  test.each([
    'grant_type=authorization_code&code=1',
    'client_id=1&client_secret=2',
    'code=1&code_verifier=2',
    'client_assertion_type=1',
    ...TOKEN_ERRORS.map((error) => JSON.stringify({ error })),
    'Authorization: Bearer 1',
    'Authorization: DPoP 1',
  ])('%s', (text) => {
    expect(sieve(text)).toBe(true);
  });
});

describe('every JWT passes, whatever stands around it', () => {
  test.each<[what: string, make: () => string | Promise<string>]>([
    ['signed', () => makeJwt({ sub: 'ada' })],
    ['with spaces in its header and claims', () => makeLooseJwt('{ "alg": "HS256" }', '{ "sub": "ada" }')],
    ['with a list for a first member', () => makeLooseJwt('{"crit":[],"alg":"none"}', { sub: 'ada' })],
  ])('%s', async (_, make) => {
    for (let round = 0; round < 20; round++) {
      const jwt = await make();
      for (const text of [jwt, `{"a":"${jwt}"}`, `/x/${jwt}/y`, `a=${jwt}&b=1`, `${neutral()}${jwt}`])
        expect(sieve(text)).toBe(true);
      expect(sieveValue({ rows: [{ a: [jwt] }] })).toBe(true);
    }
  });
});

describe('what holds none is stopped', () => {
  test.each([
    '',
    'eJ',
    'Jy',
    '{"orders":[{"id":1,"customer":"Jane"}]}',
    'utm_source=mail&code=SUMMER&state=CA',
    '<p>Yes, Jenny said. OK?</p>',
    '{"myJob":1,"heXJ":2,"myAge":3,"heXA":4}',
    neutral(100_000),
  ])('%#', (text) => {
    expect(sieve(text)).toBe(false);
  });

  test.each<[what: string, value: unknown]>([
    ['an order', { id: 1, lines: [{ name: 'A fresh loaf', price: 2 }] }],
    ['nothing', null],
    ['undefined', undefined],
    ['a number', 1],
    ['a function', () => 'token'],
    ['a symbol', Symbol('token')],
    ['dates and sets', { at: new Date(), seen: new Set(['refresh_token']) }],
  ])('of a parsed value: %s', (_, value) => {
    expect(sieveValue(value)).toBe(false);
  });
});

describe('a parsed value', () => {
  test('is looked into where a text in it is JSON, a JWT or the end of a grant', async () => {
    expect(sieveValue({ a: JSON.stringify({ refresh_token: neutral() }) })).toBe(true);
    expect(sieveValue({ a: JSON.stringify([{ x: 1 }]) })).toBe(false);
    expect(sieveValue(await makeJwt({}))).toBe(true);
    for (const error of TOKEN_ERRORS) expect(sieveValue({ error })).toBe(true);
  });

  test('is not run: a getter is not called, and what it hides is not seen', () => {
    let ran = 0;
    const trap = {
      get refresh() {
        ran += 1;
        return neutral();
      },
    };
    expect(sieveValue({ a: Object.defineProperty({}, 'x', { enumerable: true, get: () => ++ran }) })).toBe(false);
    expect(sieveValue({ a: trap })).toBe(true);
    expect(ran).toBe(0);
  });

  test('is looked into for five thousand members, and no longer', () => {
    const rows = Array.from({ length: 100_000 }, () => 'x');
    expect(sieveValue([...rows, { refresh_token: 1 }], 1_000_000)).toBe(true);
    expect(sieveValue([{ refresh_token: 1 }, ...rows])).toBe(false);
  });

  test('may go round in a circle, or down without end', () => {
    const circle: Record<string, unknown> = {};
    circle.a = circle;
    expect(sieveValue(circle)).toBe(false);
    let deep: unknown = 'end';
    for (let level = 0; level < 10_000; level++) deep = [deep];
    expect(sieveValue(deep)).toBe(false);
  });
});

describe('an excerpt', () => {
  const filler = (length: number): string => neutral(length);

  test('of a short text is the text', () => {
    for (const text of ['', 'nothing in it', `refresh_token=${neutral()}`]) expect(excerpt(text, 100)).toBe(text);
    expect(excerpt(filler(100), 100)).toHaveLength(100);
    expect(excerpt(filler(101), 100)).toBe('');
  });

  test('holds what let the text through, with what stands around it', () => {
    const [one, other] = [`"refresh_token":"${makeOpaque()}"`, `"id_token":"${makeOpaque()}"`];
    const part = excerpt(`${filler(500_000)}${one}${filler(500_000)}${other}${filler(500_000)}`, 65_536);
    expect(part).toContain(one);
    expect(part.split('\n')).toHaveLength(2);
    expect(part.split('\n')[1]).toContain(other);
  });

  test('is never longer than its limit', () => {
    for (let limit = 1; limit < 60_000; limit += 997) {
      const text = Array.from({ length: 20 }, () => `${filler(limit % 8_000)}refresh_token`).join('');
      expect(excerpt(text, limit).length).toBeLessThanOrEqual(limit);
    }
    // Two pieces of 3,002 and 6,000, and the line break between them.
    for (const [limit, length] of [
      [9_002, 3_002],
      [9_003, 9_003],
    ] as const)
      expect(excerpt(`token${filler(20_000)}token${filler(20_000)}`, limit)).toHaveLength(length);
  });

  test('keeps its pieces in their order, whatever they hold', () => {
    const words = ['Bearer 1', 'refresh_2', 'eyJ3', 'client_secret4', 'jwt5', 'token6'];
    const part = excerpt(words.map((word) => word + filler(20_000)).join(''), 65_536);
    expect(part.match(/[a-z_ ]+\d/gi)?.filter((word) => words.includes(word))).toEqual(words);
  });

  test('keeps each piece once and in its order', () => {
    const words = Array.from({ length: 200 }, (_, at) => `token${at}_`.padEnd(600, '-'));
    const part = excerpt(`${filler(200_000)}${words.join('')}${filler(200_000)}`, 100_000);
    const kept = part.match(/token\d+_/g) ?? [];
    expect(kept.length).toBeGreaterThan(40);
    expect(kept).toEqual(words.slice(0, kept.length).map((word) => word.match(/token\d+_/)?.[0]));
  });

  test('of a text with nothing in it is nothing', () => {
    expect(excerpt(filler(10_000), 1_000)).toBe('');
  });
});
