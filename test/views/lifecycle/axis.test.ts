import { describe, expect, test } from 'vitest';
import { axisOf } from '../../../src/views/lifecycle/axis';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Ten o'clock in whatever zone this runs. */
const TEN = new Date(2030, 5, 15, 10).getTime();

const labels = (from: number, span: number, width = 600) =>
  axisOf({ from, to: from + span, left: 0, right: width }, TEN).map(({ label }) => label);

describe('the marks of the axis', () => {
  test.each([
    ['seconds', 30 * SECOND, ['10:00:00', '10:00:05', '10:00:10', '10:00:15', '10:00:20', '10:00:25', '10:00:30']],
    ['minutes', 15 * MINUTE, ['10:00', '10:02', '10:04', '10:06', '10:08', '10:10', '10:12', '10:14']],
    [
      'quarters',
      90 * MINUTE,
      ['10:00', '10:10', '10:20', '10:30', '10:40', '10:50', '11:00', '11:10', '11:20', '11:30'],
    ],
  ])('are %s where those can be told apart', (_, span, expected) => {
    expect(labels(TEN, span)).toEqual(expected);
  });

  test('name the day where it begins, and days where they are all that can be told apart', () => {
    expect(labels(TEN, 16 * HOUR)).toEqual([
      '10:00',
      '12:00',
      '14:00',
      '16:00',
      '18:00',
      '20:00',
      '22:00',
      '06-16',
      '02:00',
    ]);
    expect(labels(TEN - 10 * HOUR, 5 * DAY)).toEqual(['06-15', '06-16', '06-17', '06-18', '06-19', '06-20']);
  });

  test('name the year where it is another', () => {
    expect(labels(new Date(2031, 0, 1).getTime(), DAY / 2)[0]).toBe('2031-01-01');
  });

  test.each([1, 900, 40 * MINUTE, 9 * DAY, 400 * DAY, 9_000 * DAY, 200_000 * DAY])(
    'are apart and few, over %d ms',
    (span) => {
      const marks = axisOf({ from: TEN, to: TEN + span, left: 0, right: 600 }, TEN);
      expect(marks.length).toBeLessThan(12);
      const places = marks.map(({ at }) => ((at - TEN) / span) * 600);
      for (const [index, place] of places.entries()) {
        if (index > 0) expect(place - (places[index - 1] ?? 0)).toBeGreaterThan(40);
      }
    },
  );
});
