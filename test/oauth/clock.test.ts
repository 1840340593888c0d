import { describe, expect, test } from 'vitest';
import { addSample, type ClockSample, clockOf, sampleOf } from '../../src/oauth/clock';

const samplesOf = (...offsets: number[]): ClockSample[] => offsets.map((offsetMs, at) => ({ at, offsetMs }));

test('a sample is the server’s time minus this computer’s, with half the second that Date cuts off', () => {
  expect(sampleOf(10_000, 4_000)).toEqual({ at: 4_000, offsetMs: 6_500 });
  expect(sampleOf(4_000, 10_000)).toEqual({ at: 10_000, offsetMs: -5_500 });
});

test('the last nine are kept, and what was there is not altered', () => {
  const nine = Object.freeze(samplesOf(1, 2, 3, 4, 5, 6, 7, 8, 9));
  const added = addSample(nine, { at: 99, offsetMs: 10 });
  expect(added.map(({ offsetMs }) => offsetMs)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(addSample([], { at: 1, offsetMs: 5 })).toEqual([{ at: 1, offsetMs: 5 }]);
});

describe('the clock is the median', () => {
  test.each([
    [[100, 200, 300], 200],
    [[300, 100, 200], 200],
    [[60_000, 60_400, 60_100, 999_000], 60_400],
    [[-90_000, -90_000, -90_500], -90_000],
    [[0.4, 0.4, 0.4], 0],
    [[0, 5_000, 10_000], 5_000],
  ])('of %j: %d', (offsets, offsetMs) => {
    expect(clockOf(samplesOf(...offsets))).toEqual({ offsetMs, samples: offsets.length });
  });
});

describe('nothing is known', () => {
  test.each([
    ['of no sample', []],
    ['of one', [100]],
    ['of two that agree', [100, 100]],
    ['of three, one of them more than five seconds apart', [0, 5_000, 10_001]],
    ['of many that all differ', [0, 10_000, 20_000, 30_000, 40_000]],
  ])('%s', (_, offsets) => {
    expect(clockOf(samplesOf(...offsets))).toBeNull();
  });
});
