import { describe, expect, test } from 'vitest';
import { follow, indexOf } from '../../src/oauth/follow';
import { followedRuns } from '../../src/oauth/followed-runs';
import { BASE64, makeJwe, makeJwt, makeOpaque, makeText } from './make-token';

const ID = '7f3a9c0123456789';

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
    expect(followedRuns(put(value), index)).toMatchObject([{ run: value, id: ID }]);
  });
});

const encode = (text: string): string => btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const ENCODINGS: readonly (readonly [what: string, put: (value: string) => string])[] = [
  ['letters, and after them', (value) => `ID${value}xyz`],
  ['percent-encoding', (value) => `/go/${encodeURIComponent(`/a?b=${encodeURIComponent(value)}`)}`],
  ['percent-encoding with a broken part', (value) => `100%&at=${encodeURIComponent(value)}%zz`],
  ['JSON that escapes slashes', (value) => `{"a":"${value.replaceAll('/', '\\/')}"}`],
  ['JSON that escapes by number', (value) => `{"a":"${value.replaceAll('+', '\\u002B').replaceAll('/', '\\u002f')}"}`],
  ['JSON in JSON that escapes slashes', (value) => `{"a":"{\\"b\\":\\"${value.replaceAll('/', '\\\\\\/')}\\"}"}`],
  ['base64', (value) => `session=${btoa(value)}`],
  [
    'base64 of a sentence, in a sentence',
    (value) => `Got ${btoa(`Session ${value} began, 日本`.replace(/[^ -~]/g, ''))} now`,
  ],
  ['base64url of JSON in a path', (value) => `/in/${encode(JSON.stringify({ a: 1, b: value }))}/x`],
  ['base64 with the prefix of a cookie', (value) => `base64-${encode(JSON.stringify([value]))}`],
  ['base64 of base64 of percent-encoding', (value) => btoa(btoa(encodeURIComponent(`?a=${value}`)))],
];

describe.each(VALUES)('%s is found in', (_, make) => {
  test.each(ENCODINGS)('%s', async (_, put) => {
    const value = await make();
    const text = put(value);
    const [found, ...more] = followedRuns(text, indexOf([follow(value, ID)]));
    expect(found).toMatchObject({ run: value, id: ID });
    expect(more).toEqual([]);
    // What is masked is the whole stretch that holds it.
    const rest = text.slice(0, found?.start) + text.slice(found?.end);
    expect(followedRuns(rest, indexOf([follow(value, ID)]))).toEqual([]);
  });
});

test('a value of unusual characters is found where it stands alone or is joined', () => {
  for (const value of [`12|${makeOpaque()}`, `00D${makeText(12, BASE64)}!A.${makeOpaque()}`, `a, ${makeOpaque()}; b`]) {
    const index = indexOf([follow(value, ID)]);
    expect(followedRuns(value, index)).toEqual([{ run: value, id: ID, start: 0, end: value.length }]);
    if (!value.includes(' '))
      expect(followedRuns(`Bearer ${value}:x`, index)).toMatchObject([{ run: value, start: 7 }]);
  }
});

test('of a value and another that it is a part of, the longer one is found', () => {
  const inner = makeOpaque();
  const outer = `${inner}.${makeOpaque()}`;
  const index = indexOf([follow(inner, '1'), follow(outer, '2')]);
  expect(followedRuns(`a=${outer}`, index).map(({ id }) => id)).toEqual(['2']);
  expect(followedRuns(`a=${inner}.x`, index).map(({ id }) => id)).toEqual(['1']);
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
  }, 30_000);
});
