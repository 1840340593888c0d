import { describe, expect, test } from 'vitest';
import {
  entropy,
  isCredentialLike,
  isRandomRun,
  isStandIn,
  isTokenText,
  isTyped,
} from '../../src/oauth/credential-value';
import { BASE64, HEX, LETTERS, makeJwe, makeJwt, makeOpaque, makeText } from './make-token';

/** What many servers issue: none of it may be lost. */
const CREDENTIALS: readonly (readonly [what: string, make: () => string | Promise<string>])[] = [
  ['43 of base64url', () => makeOpaque()],
  ['128 of base64url', () => makeOpaque(128)],
  ['86 of base64 with its padding', () => `${makeText(86, BASE64)}==`],
  ['64 hex digits', () => makeText(64, HEX)],
  ['32 hex digits', () => makeText(32, HEX)],
  ['a UUID', () => crypto.randomUUID()],
  ['a JWT', () => makeJwt({ sub: 'ada' })],
  ['a JWE', () => makeJwe()],
  ['a prefix and a random text', () => `refresh_token-${makeOpaque()}`],
  ['two random texts', () => `${makeOpaque()}.${makeOpaque()}`],
  ['one that begins like a path', () => `1//0${makeOpaque()}`],
  ['a megabyte', () => makeOpaque(2 ** 20)],
];

/** What stands where a token could and is none, however long or mixed it is. */
const NONE: readonly (readonly [what: string, value: string])[] = [
  ['a sentence without spaces', '更新用のトークンです。もう一度お試しください'],
  ['an address', `https://login.idp.test/${makeOpaque()}`],
  ['digits', '17239485610293847561'],
  ['a date', '2030-01-01T09:30:45.678Z'],
  ['a text with a space', `Bearer ${makeOpaque()}`],
  ['a text with a line break', `${makeOpaque()}\n${makeOpaque()}`],
  ['one character, again and again', '-'.repeat(40)],
  ['few characters, again and again', 'abcabc1'.repeat(6)],
];

/** What people type. A header or a kit's layout may still point at a token that somebody made up. */
const TYPED: readonly (readonly [what: string, value: string])[] = [
  ['a path', '/api/v2/accounts/:id/refresh-token'],
  ['a relative path', '../auth/token/refresh/index.html'],
  ['words joined by hyphens', 'my-app-refresh-token-cookie'],
  ['words joined by underscores', 'WHEN_THE_USER_ASKS_TO_STAY'],
  ['words joined by dots', 'settings.auth.refreshToken.name'],
  ['words with numbers', 'user1-localhost:4444-refreshtoken-spa'],
];

describe('a credential', () => {
  test.each(CREDENTIALS)('may be %s', async (_, make) => {
    const value = await make();
    expect(isCredentialLike(value)).toBe(true);
    expect(isTokenText(value)).toBe(true);
  });

  test.each(NONE)('is not %s', (_, value) => {
    expect(isCredentialLike(value)).toBe(false);
    expect(isTokenText(value)).toBe(false);
  });

  test.each(['pi', 'seti', 'cs', 'src'])('is not what a page needs for one payment: %s_…_secret_…', (prefix) => {
    const value = `${prefix}_${makeText(24, LETTERS)}_secret_${makeText(25, LETTERS)}`;
    expect(isTokenText(value)).toBe(false);
    expect(isTokenText(`${value}.`)).toBe(true);
  });

  test.each(TYPED)('by itself is not %s', (_, value) => {
    expect(isTyped(value)).toBe(true);
    expect(isCredentialLike(value)).toBe(false);
    expect(isTokenText(value)).toBe(true);
  });

  test.each(CREDENTIALS)('is not typed: %s', async (_, make) => {
    expect(isTyped(await make())).toBe(false);
  });

  test('is told in no time, however a value is made', () => {
    for (const part of ['A-', 'Ab', 'aA', '1-', '-', 'a1', 'A1-']) expect(isTyped(`-${part.repeat(100)}!`)).toBe(false);
    expect(isTyped('a-'.repeat(200))).toBe(false);
  }, 30_000);

  test.each(['', 'null', 'undefined', 'true', 'false', 'None', 'NIL'])('is not the word %j', (word) => {
    expect(isCredentialLike(word)).toBe(false);
    expect(isTokenText(word)).toBe(false);
  });

  test('is at least 20 characters long by itself, and 8 where something names it', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyz234567';
    const value = `${letters.slice(0, 19)}7`;
    expect(isCredentialLike(value)).toBe(true);
    expect(isCredentialLike(value.slice(1))).toBe(false);
    expect(isTokenText(letters.slice(0, 8))).toBe(true);
    expect(isTokenText(letters.slice(0, 7))).toBe(false);
  });

  test('has eight different characters at least', () => {
    expect(isTokenText('abcdefgh'.repeat(4))).toBe(true);
    expect(isTokenText('abcdefg'.repeat(4))).toBe(false);
  });

  test('has three bits a character where nothing names it', () => {
    const lopsided = `${'a'.repeat(40)}bcdefghij`;
    expect(isTokenText(lopsided)).toBe(true);
    expect(isCredentialLike(lopsided)).toBe(false);
  });

  test('is a megabyte at most', () => {
    const longest = makeOpaque(2 ** 20);
    expect(isTokenText(longest)).toBe(true);
    expect(isTokenText(`${longest}a`)).toBe(false);
  });
});

describe('a value that stands in for another', () => {
  test('a random text with its middle masked', () => {
    for (const mask of ['***', '*****', '•••']) expect(isStandIn(`${makeOpaque(6)}${mask}${makeOpaque(6)}`)).toBe(true);
  });

  test.each([
    '***',
    '<redacted>',
    '[REDACTED]',
    '[Filtered by the logger]',
    'redacted',
    'null',
    'undefined',
    'true',
    'FALSE',
    'xxxxxxxxxxxxxxxxxxxx',
    'ACCESS_TOKEN_SECURED_BY_A_SERVICE_WORKER_default',
    'REFRESH_TOKEN_SECURED_BY_WORKER_default#tab=1723948561',
    '__refresh_token_placeholder__',
    'YOUR-ACCESS-TOKEN',
  ])('%s', (value) => {
    expect(isStandIn(value)).toBe(true);
    expect(isTokenText(value)).toBe(false);
  });

  test.each(CREDENTIALS)('is not %s', async (_, make) => {
    expect(isStandIn(await make())).toBe(false);
  });

  test.each(['demo-refresh-token-1', 'abc.def', 'test'])('is not the token %s of somebody’s trial server', (value) => {
    expect(isStandIn(value)).toBe(false);
  });
});

describe('a random run', () => {
  test.each([
    ['base64url', () => makeOpaque()],
    ['64 hex digits', () => makeText(64, HEX)],
    ['40 hex digits', () => makeText(40, HEX)],
    ['40 letters of both cases', () => makeText(40, LETTERS)],
    ['20 of base64url with digits', () => `a1B2c3D4${makeOpaque(12)}`],
  ])('is %s', (_, make) => {
    for (let round = 0; round < 50; round++) expect(isRandomRun(make())).toBe(true);
  });

  test.each([
    ['a UUID', crypto.randomUUID()],
    ['a UUID in capitals', crypto.randomUUID().toUpperCase()],
    ['32 hex digits, as ids are', makeText(32, HEX)],
    ['words', 'orders-of-the-last-thirty-days'],
    ['camelCase', 'CognitoIdentityServiceProvider'],
    ['a long word', 'internationalization'],
    ['a short value', makeOpaque(19)],
    ['one character, again and again', 'a1'.repeat(30)],
  ])('is not %s', (_, run) => {
    expect(isRandomRun(run)).toBe(false);
  });

  test('has digits among its letters, four turns at least', () => {
    expect(isRandomRun('abcdefghij1klmnop2qrstuv')).toBe(true);
    expect(isRandomRun('abcdefghij1klmnopqrstuv2')).toBe(false);
  });

  test('is told in no time, however long', () => {
    expect(isRandomRun(`${'A'.repeat(200_000)}1a2B3c4D5e`)).toBe(false);
  }, 30_000);
});

describe('entropy in bits per character', () => {
  test.each([
    ['', 0],
    ['aaaa', 0],
    ['abab', 1],
    ['abcd', 2],
    ['abcdefgh', 3],
  ])('of %j is %d', (text, bits) => {
    expect(entropy(text)).toBeCloseTo(bits, 10);
  });

  test('is that of the first 1,024 characters', () => {
    expect(entropy(`${'a'.repeat(1_024)}${makeOpaque(5_000)}`)).toBe(0);
  });
});
