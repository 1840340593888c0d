import { describe, expect, test } from 'vitest';
import { maskWith } from '../../src/oauth/mask';
import { claimOf, scopesOf } from '../../src/views/claim';
import { claimLines, headerLines, isCut } from '../../src/views/claims';
import { token } from './sample';

const jws = (claims: object, kind: 'access' | 'id' = 'access') => token('a', { kind, format: 'jws', claims });
const names = (lines: readonly { name: string }[]) => lines.map(({ name }) => name);

describe('claimLines', () => {
  test('explained claims come first, in reading order, then the others in their own', () => {
    expect(names(claimLines(jws({ zeta: 1, sub: 'u', exp: 2, alpha: 3, iat: 1, cnf: {} })))).toEqual([
      'iat',
      'exp',
      'sub',
      'cnf',
      'zeta',
      'alpha',
    ]);
  });

  test('a missing claim that matters has a line', () => {
    expect(claimLines(jws({ sub: 'u' })).filter(({ missing }) => missing)).toEqual([
      { name: 'exp', value: '', missing: true },
      { name: 'cnf', value: '', missing: true },
    ]);
    expect(names(claimLines(jws({ exp: 1 }, 'id')))).toEqual(['exp']);
  });

  test.each([
    ['text', 'plain', 'plain'],
    ['a number', 1_772_529_123, '1772529123'],
    ['a list of texts', ['a', 'b'], '["a","b"]'],
    ['a mixed list', ['a', 1], '["a",1]'],
    ['an object', { jkt: 'x' }, '{"jkt":"x"}'],
    ['null', null, 'null'],
    ['false', false, 'false'],
  ])('writes %s', (_, value, text) => {
    expect(claimLines(jws({ custom: value })).find(({ name }) => name === 'custom')?.value).toBe(text);
  });

  test('survives a value nested deeper than anything can write', () => {
    let deep: unknown = 'end';
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(claimLines(jws({ deep })).at(-1)).toEqual({ name: 'deep', value: '…', isJson: true, missing: false });
  });

  test('writes in lines what is long', () => {
    const value = claimLines(jws({ custom: { roles: ['reader', 'writer'], organisation: 'a'.repeat(60) } })).at(
      -1,
    )?.value;
    expect(value?.split('\n')).toHaveLength(7);
  });

  test('keeps the order of ten thousand that it does not know', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `own${index}`);
    expect(names(claimLines(jws(Object.fromEntries(many.map((name) => [name, 1])), 'id')))).toEqual(['exp', ...many]);
  });

  test('puts a vendor’s own claims before those nobody knows', () => {
    const iss = 'https://accounts.google.com';
    expect(names(claimLines(jws({ zeta: 1, hd: 'a.test', iss, exp: 1 }, 'id')))).toEqual(['exp', 'iss', 'hd', 'zeta']);
  });

  test.each([
    ['scope', 'openid  profile openid', ['openid', 'profile']],
    ['scp', 'a b', ['a', 'b']],
    ['scp', ['a', 'b'], ['a', 'b']],
    ['aud', ['https://a.test', 'https://b.test'], ['https://a.test', 'https://b.test']],
    ['aud', 'https://a.test', undefined],
    ['roles', ['a', 1], undefined],
    ['roles', [], undefined],
    ['sub', 'a b', undefined],
  ])('lists what %s %o holds', (name, value, items) => {
    expect(claimLines(jws({ [name]: value })).find((line) => line.name === name)?.items).toEqual(items);
  });

  test('an opaque token has none', () => {
    expect(claimLines(token('a'))).toEqual([]);
    expect(headerLines(token('a'))).toEqual([]);
  });

  test('a header has no missing lines', () => {
    expect(names(headerLines(token('a', { header: { kid: 'k', x: 1, alg: 'none' } })))).toEqual(['alg', 'kid', 'x']);
  });
});

test('claimOf reads own claims alone', () => {
  expect(claimOf(jws({ iss: 'x' }), 'iss')).toBe('x');
  expect(claimOf(jws({}), 'constructor')).toBeUndefined();
  expect(claimOf(jws(JSON.parse('{"__proto__":{"iss":"x"}}')), 'iss')).toBeUndefined();
  expect(claimOf(token('a'), 'iss')).toBeUndefined();
});

test.each([
  [{ scope: 'openid  profile openid' }, ['openid', 'profile']],
  [{ scp: ['a', 1, 'b', ''] }, ['a', 'b']],
  [{ scp: 'a b' }, ['a', 'b']],
  [{ scope: { a: 1 } }, []],
  [{}, []],
])('scopesOf %o', (claims, scopes) => {
  expect(scopesOf(jws(claims))).toEqual(scopes);
});

test('what the mask has cut is told from what is whole', async () => {
  const masker = maskWith(
    async () => 'a',
    () => undefined,
  );
  const text = await masker.text('word '.repeat(1_000));
  const line = (value: unknown) => claimLines(jws({ sub: value })).filter(({ name }) => name === 'sub');
  expect(line(text).map(isCut)).toEqual([true]);
  expect(line('word '.repeat(1_000)).map(isCut)).toEqual([false]);
  expect(line('word…').map(isCut)).toEqual([false]);
});
