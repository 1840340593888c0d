import { describe, expect, test } from 'vitest';
import { type Followed, follow, followedRuns, indexOf, isFollowable, mayBeFollowed } from '../../src/oauth/follow';
import { BASE64, HEX, makeJwe, makeJwt, makeOpaque, makeText } from './make-token';

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

const VALUES: readonly (readonly [what: string, make: () => string | Promise<string>])[] = [
  ['an opaque token', () => `a${makeOpaque()}b`],
  ['a token with dots', () => `${makeOpaque()}.${makeOpaque()}`],
  ['a JWT', () => makeJwt({ sub: 'ada' })],
  ['a JWE', () => makeJwe()],
  ['padded base64 with its own slashes', () => `a/${makeText(40, BASE64)}+/b==`],
  ['one that begins like a path', () => `1//0${makeOpaque()}`],
];

const AROUND: readonly (readonly [where: string, put: (value: string) => string])[] = [
  ['by itself', (value) => value],
  ['in quotes', (value) => `"${value}"`],
  ['in a parameter', (value) => `?a=1&session=${value}&b=2`],
  ['in the middle of a path', (value) => `/sessions/${value}/ping`],
  ['at the end of a path, with an extension', (value) => `/sessions/${value}.json`],
  ['at the end of a sentence', (value) => `Invalid token ${value}.`],
  ['after a scheme', (value) => `Bearer ${value}`],
  ['after a word and a colon', (value) => `s:${value}`],
  ['before a signature', (value) => `${value}.${makeOpaque()}`],
  ['in a list', (value) => `${makeOpaque()},${value},${makeOpaque()}`],
];

describe.each(VALUES)('%s is found', (_, make) => {
  test.each(AROUND)('%s', async (_, put) => {
    const value = await make();
    const index = indexOf([follow(makeOpaque(), '0'.repeat(16)), follow(value, ID)]);
    expect(followedRuns(put(value), index)).toEqual([{ run: value, id: ID }]);
  });
});

test('each value is found, each time it is there', () => {
  const [one, other] = [`a${makeOpaque()}`, `b${makeOpaque(50)}`];
  const index = indexOf([follow(one, '1'), follow(other, '2')]);
  expect(followedRuns(`${one} ${other} ${one}`, index).map(({ id }) => id)).toEqual(['1', '2', '1']);
});

describe('nothing is found', () => {
  const value = `a${makeOpaque()}b`;
  const index = indexOf([follow(value, ID)]);

  test.each([
    ['in an empty text', ''],
    ['in another value', makeOpaque(value.length)],
    ['in a part of the value', value.slice(0, -1)],
    ['in the value with a character changed', `c${value.slice(1)}`],
    ['in the value as part of a longer one', `x${value}`],
    ['in the value broken in two', `${value.slice(0, 20)} ${value.slice(20)}`],
  ])('%s', (_, text) => {
    expect(followedRuns(text, index)).toEqual([]);
  });

  test('where nothing is followed', () => {
    expect(followedRuns(value, indexOf([]))).toEqual([]);
  });

  test('soon, in a text made to be slow', () => {
    for (const slow of ['a/'.repeat(500_000), '.'.repeat(1_000_000), `${'a'.repeat(1_000_000)}=`])
      expect(followedRuns(slow, index)).toEqual([]);
  }, 5_000);
});
