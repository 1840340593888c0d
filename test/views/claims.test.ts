import { describe, expect, test } from 'vitest';
import { claimOf, scopesOf } from '../../src/views/claim';
import { claimLines, headerLines } from '../../src/views/claims';
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
    ['a list of texts', ['a', 'b'], 'a, b'],
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
    expect(claimLines(jws({ deep })).at(-1)).toEqual({ name: 'deep', value: '…', missing: false });
  });

  test('stops at a hundred', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`claim${index}`, index]));
    expect(claimLines(jws(many))).toHaveLength(100);
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
