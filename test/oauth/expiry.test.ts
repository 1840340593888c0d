import { describe, expect, test } from 'vitest';
import { earlierEnd, expiryOfClaims, expiryOfResponse, lifeOf, numericDate } from '../../src/oauth/expiry';
import type { Token } from '../../src/oauth/token';

describe('a NumericDate', () => {
  test.each([
    [1_700_000_000, 1_700_000_000_000],
    [1_700_000_000.25, 1_700_000_000_250],
    [0, 0],
    // Milliseconds by mistake: RFC 7519 reads them as seconds, and so does every API.
    [1_700_000_000_000, 1_700_000_000_000_000],
    [8.64e12, 8.64e15],
  ])('%d s is %d ms', (value, ms) => {
    expect(numericDate(value)).toBe(ms);
  });

  test.each([
    ['text', '1700000000'],
    ['an ISO date', '2030-01-01T00:00:00Z'],
    ['a negative number', -1],
    ['infinity', Number.POSITIVE_INFINITY],
    ['not a number', Number.NaN],
    ['more than a Date can hold', 8.64e12 + 1],
    ['the largest number', Number.MAX_VALUE],
    ['null', null],
    ['true', true],
    ['a list', [1_700_000_000]],
    ['an object', { valueOf: () => 1_700_000_000 }],
    ['nothing', undefined],
  ])('%s is no time', (_, value) => {
    expect(numericDate(value)).toBeUndefined();
  });
});

describe('claims', () => {
  test('give issue and end, from exp', () => {
    expect(expiryOfClaims({ iat: 10, exp: 20 })).toEqual({ issuedAt: 10_000, expiresAt: 20_000, expirySource: 'exp' });
  });

  test('give what they have: one without the other, or neither', () => {
    expect(expiryOfClaims({ exp: 20 })).toEqual({ expiresAt: 20_000, expirySource: 'exp' });
    expect(expiryOfClaims({ iat: 10, exp: 'soon' })).toEqual({ issuedAt: 10_000 });
    expect(expiryOfClaims({})).toEqual({});
  });
});

describe('a response', () => {
  const stated = { token: 'a', expiresIn: 90, source: 'expires_in', at: 5_020 } as const;

  test('without Date ends expires_in seconds after it came, by the server’s clock as far as that is known', () => {
    const local = { issuedAt: 5_020, expiresAt: 95_020, expirySource: 'expires_in' };
    expect(expiryOfResponse(stated, null)).toEqual(local);
    expect(expiryOfResponse(stated, 600_000)).toEqual({ ...local, issuedAt: 605_020, expiresAt: 695_020 });
  });

  test('ends expires_in seconds after its Date, while the server’s clock is not known', () => {
    expect(expiryOfResponse({ ...stated, date: 900_000 }, null)).toMatchObject({
      issuedAt: 900_000,
      expiresAt: 990_000,
    });
  });

  test.each([
    ['at its receipt, within the second that Date names', 5_000, 0, 5_020],
    ['no sooner than that second', 7_000, 0, 7_000],
    ['no later than that second', 3_000, 0, 4_000],
    ['by the server’s clock', 65_000, 60_300, 65_320],
  ])('was made %s', (_, date, offsetMs, issuedAt) => {
    expect(expiryOfResponse({ ...stated, date }, offsetMs)).toMatchObject({ issuedAt, expiresAt: issuedAt + 90_000 });
  });

  test('may end at once', () => {
    expect(expiryOfResponse({ ...stated, expiresIn: 0, source: 'stated' }, null)).toEqual({
      issuedAt: 5_020,
      expiresAt: 5_020,
      expirySource: 'stated',
    });
  });

  test('ends no later than a Date can say', () => {
    const { expiresAt = 0 } = expiryOfResponse({ ...stated, expiresIn: Number.MAX_VALUE }, null);
    expect(new Date(expiresAt).getTime()).toBe(expiresAt);
  });
});

describe('of two ends', () => {
  const token = (more: Partial<Token>): Token => ({
    id: '0'.repeat(16),
    kind: 'access',
    certainty: 'proven',
    format: 'jws',
    label: 'at·000000',
    ...more,
  });
  const stated = { issuedAt: 1_000, expiresAt: 60_000, expirySource: 'expires_in' } as const;

  test('the earlier one counts', () => {
    const later = token({ issuedAt: 500, expiresAt: 90_000, expirySource: 'exp' });
    expect(earlierEnd(later, stated)).toMatchObject({ expiresAt: 60_000, expirySource: 'expires_in' });
    const earlier = token({ issuedAt: 500, expiresAt: 30_000, expirySource: 'exp' });
    expect(earlierEnd(earlier, stated)).toBe(earlier);
  });

  test('the token’s own counts where both are the same', () => {
    const same = token({ issuedAt: 500, expiresAt: 60_000, expirySource: 'exp' });
    expect(earlierEnd(same, stated)).toBe(same);
  });

  test('the stated one counts where there is no other', () => {
    expect(earlierEnd(token({}), stated)).toMatchObject(stated);
  });

  test('the token’s own time of issue stays', () => {
    expect(earlierEnd(token({ issuedAt: 500, expiresAt: 90_000 }), stated).issuedAt).toBe(500);
    expect(earlierEnd(token({ issuedAt: 500 }), stated).issuedAt).toBe(500);
  });

  test('none stated alters nothing', () => {
    const known = token({ expiresAt: 90_000, expirySource: 'exp' });
    expect(earlierEnd(known, {})).toBe(known);
  });
});

test('a life is known where both its ends are', () => {
  expect(lifeOf({ issuedAt: 1_000, expiresAt: 61_000 })).toBe(60_000);
  expect(lifeOf({ issuedAt: 1_000 })).toBeUndefined();
  expect(lifeOf({ expiresAt: 1_000 })).toBeUndefined();
});
