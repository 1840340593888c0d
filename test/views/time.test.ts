import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { clockTime, runningTime, span } from '../../src/views/time';
import { translator } from './translate';

const t = translator('en');
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;

describe('clockTime', () => {
  beforeAll(() => {
    vi.stubEnv('TZ', 'Asia/Tokyo');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  const now = Date.UTC(2030, 0, 2, 3, 0, 0);
  test.each([
    ['in the zone of the user', Date.UTC(2030, 0, 1, 23, 4, 5), '08:04:05'],
    ['midnight as 00', Date.UTC(2030, 0, 1, 15, 0, 0), '00:00:00'],
    ['another day with its date', Date.UTC(2030, 0, 1, 14, 59, 59), '2030-01-01 23:59:59'],
    ['a time no date reaches as a dash', 8.64e15 + 1, '–'],
    ['what is no number as a dash', Number.NaN, '–'],
  ])('writes %s', (_, at, text) => {
    expect(clockTime(at, now)).toBe(text);
  });
});

describe('runningTime', () => {
  test.each([
    [0, '00:00'],
    [-5 * SECOND, '00:00'],
    [1, '00:01'],
    [59 * SECOND + 1, '01:00'],
    [763 * SECOND, '12:43'],
    [HOUR - SECOND, '59:59'],
    [HOUR, '1:00:00'],
    [4_363 * SECOND, '1:12:43'],
    [2 * DAY - SECOND, '47:59:59'],
    [2 * DAY, '2 d 0 h'],
    [2 * DAY + 4.9 * HOUR, '2 d 4 h'],
    [364 * DAY, '364 d 0 h'],
    [365 * DAY, 'over a year'],
    [1e15, 'over a year'],
  ])('writes %i ms as %s', (ms, text) => {
    expect(runningTime(t, ms)).toBe(text);
  });

  test('uses the language of the user', () => {
    expect(runningTime(translator('ja'), 2 * DAY + 4 * HOUR)).toBe('2日4時間');
  });
});

test.each([
  [0.4 * SECOND, 'less than 1 s'],
  [45 * SECOND, '45 s'],
  [-45 * SECOND, '45 s'],
  [17 * 60 * SECOND + 59 * SECOND, '17 min'],
  [3 * HOUR, '3 h'],
  [47 * HOUR, '47 h'],
  [50 * HOUR, '2 d'],
  [400 * DAY, 'over a year'],
])('span of %i ms is %s', (ms, text) => {
  expect(span(t, ms)).toBe(text);
});
