import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/views/lifecycle/lane';
import { APART, signsOf, spread } from '../../../src/views/lifecycle/spread';
import { event } from '../sample';

const entry = (at: number): Entry => ({ key: String(at), grant: 'g', event: event('refresh_requested', at) });
const placesOf = (...xs: number[]) => signsOf(xs.map(entry), ({ event: { at } }) => at, 0);

describe('signs', () => {
  test('stay where they are while there is room', () => {
    expect(placesOf(0, 16, 100).map(({ x }) => x)).toEqual([0, 16, 100]);
  });

  test('that are too close make room on both sides', () => {
    expect(placesOf(100, 100, 100).map(({ x }) => x)).toEqual([84, 100, 116]);
  });

  test('at the edge make room on the other side alone', () => {
    expect(placesOf(0, 2, 4, 60).map(({ x }) => x)).toEqual([0, 16, 32, 60]);
  });

  test('are one where spreading would say a wrong time, and lose no event', () => {
    const crowd = Array.from({ length: 40 }, (_, index) => 100 + index * 2);
    const signs = placesOf(...crowd);
    expect(signs.length).toBeLessThan(8);
    expect(signs.flatMap(({ entries }) => entries)).toHaveLength(40);
  });
});

test('a sign that stands for several has the form of what happened, not of metadata that was read', () => {
  const read = { ...entry(100), event: event('discovery', 100) };
  const crowd = [read, ...Array.from({ length: 20 }, (_, index) => entry(101 + index))];
  const [first] = signsOf(crowd, ({ event: { at } }) => at, 0);
  expect(first?.entries[0].event.kind).toBe('refresh_requested');
  expect(first?.entries).toContain(read);
});

test('wherever they would be: in order, apart, and no farther than they must', () => {
  const xs = fc.array(fc.double({ min: 0, max: 2_000, noNaN: true }), { maxLength: 60 });
  fc.assert(
    fc.property(xs, (unsorted) => {
      const places = spread(unsorted.toSorted((a, b) => a - b));
      expect(places).toHaveLength(unsorted.length);
      for (const [index, place] of places.entries()) {
        expect(place - (places[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(APART - 1e-6);
      }
    }),
    { seed: 5 },
  );
});
