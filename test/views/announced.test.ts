import { expect, test } from 'vitest';
import { type Mark, markOf } from '../../src/views/announced';

/** What is said, in order, while the time left runs through these values; ms, null where it is not known. */
const said = (...left: (number | null)[]): string[] => {
  let mark: Mark | undefined;
  const spoken: string[] = [];
  for (const ms of left) {
    const next = markOf(mark, ms);
    if (next && next !== mark) spoken.push(next[1]);
    mark = next;
  }
  return spoken;
};

const [FIVE, ONE, END] = ['announce_five', 'announce_minute', 'announce_expired'];

test('five minutes, one minute and the end are said, once each', () => {
  const seconds = Array.from({ length: 700 }, (_, second) => Math.max(0, 600_000 - second * 1_000));
  expect(said(...seconds)).toEqual([FIVE, ONE, END]);
});

test('of one that is nearly over, what holds', () => {
  expect(said(30_000, 29_000)).toEqual([ONE]);
  expect(said(0, 0)).toEqual([END]);
});

test('nothing is said twice when the clock is known a little better, or not at all for a while', () => {
  expect(said(300_000, 300_400, 299_900, null, 299_000)).toEqual([FIVE]);
  expect(said(0, 800, 0, null, 0)).toEqual([END]);
});

test('is said again when a changed clock made it come too soon', () => {
  expect(said(299_000, 900_000, 300_000)).toEqual([FIVE, FIVE]);
});

test('what a changed clock jumped over is not said afterwards', () => {
  expect(said(900_000, 30_000)).toEqual([ONE]);
});
