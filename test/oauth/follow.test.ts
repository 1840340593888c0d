import { describe, expect, test } from 'vitest';
import { type Followed, follow, indexOf, isFollowable, mayBeFollowed } from '../../src/oauth/follow';
import { HEX, makeJwt, makeOpaque, makeText } from './make-token';

const ID = '7f3a9c0123456789';

describe('worth following', () => {
  test.each([
    ['an opaque token', () => makeOpaque()],
    ['a JWT', () => makeJwt({ sub: 'ada' })],
    ['64 hex digits', () => makeText(64, HEX)],
    ['20 different characters', () => 'abcdefghij0123456789'],
  ])('%s', async (_, make) => {
    expect(isFollowable(await make())).toBe(true);
  });

  test.each([
    ['a short value', makeOpaque(19)],
    ['a common word', 'internationalization-of-words'],
    ['digits', '17239485610293847561'],
    ['an address', 'https://app.spa.test/orders/1'],
    ['a text with spaces', 'the quick brown fox jumps over the lazy dog'],
    ['few characters, again and again', 'abcd1234'.slice(0, 7).repeat(5)],
    ['a mask', '*'.repeat(40)],
    ['more than a megabyte', makeOpaque(2 ** 20 + 1)],
  ])('not %s', (_, value) => {
    expect(isFollowable(value)).toBe(false);
  });
});

test('what is kept of a value is its hash, its length and its fingerprint, and not a piece of it', () => {
  const value = makeOpaque();
  const followed = follow(value, ID);
  expect(Object.keys(followed).sort()).toEqual(['hash', 'id', 'length'] satisfies (keyof Followed)[]);
  expect(followed).toMatchObject({ id: ID, length: value.length });
  for (let at = 0; at + 4 <= value.length; at++)
    expect(JSON.stringify(followed)).not.toContain(value.slice(at, at + 4));
});

test('a value may be a followed one by its length and hash together', () => {
  const value = makeOpaque();
  const index = indexOf([follow(value, ID)]);
  expect(mayBeFollowed(value, index)).toBe(true);
  for (const other of [makeOpaque(), makeOpaque(44), value.slice(1), ''])
    expect(mayBeFollowed(other, index)).toBe(false);
  expect(mayBeFollowed(value, indexOf([]))).toBe(false);
  expect(mayBeFollowed(value, new Map([[value.length + 1, new Map([[follow(value, ID).hash, ID]])]]))).toBe(false);
});
