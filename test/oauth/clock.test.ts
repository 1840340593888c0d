import { describe, expect, test } from 'vitest';
import {
  addReading,
  type ClockSample,
  type Clocks,
  clockOf,
  clocksApart,
  readingOf,
  serverClock,
} from '../../src/oauth/clock';

/** Readings a second wide, by what lies 450 ms above their low ends. */
const samplesOf = (...offsets: number[]): ClockSample[] =>
  offsets.map((offset, turn) => ({ turn: turn + 1, low: offset - 450, high: offset + 550 }));

const clocksOf = (...heard: (readonly [server: string, offset: number])[]): Clocks =>
  heard.reduce<Clocks>(
    (clocks, [server, offset]) => addReading(clocks, server, { low: offset - 450, high: offset + 550 }),
    {},
  );

describe('a reading', () => {
  test('is as wide as the second that Date cuts off and the way of the answer, with a little slack', () => {
    expect(readingOf(10_000, 3_900, 4_000)).toEqual({ low: 5_950, high: 7_150 });
  });

  test('is none of an answer that was long under way, or that came before it was asked for', () => {
    expect(readingOf(20_000, 4_000, 14_000)).not.toBeNull();
    expect(readingOf(20_000, 3_999, 14_000)).toBeNull();
    expect(readingOf(10_000, 4_001, 4_000)).toBeNull();
  });
});

describe('of a server', () => {
  test('the nine newest readings are kept in their order, and what was there is not altered', () => {
    const before = Object.freeze(clocksOf(...Array.from({ length: 9 }, (_, index) => ['idp', index] as const)));
    const after = addReading(before, 'idp', { low: 99, high: 999 });
    expect(after.idp?.map(({ turn }) => turn)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(before.idp).toHaveLength(9);
  });

  test('the one heard of longest ago gives way to the thirty-first', () => {
    const many = clocksOf(
      ...Array.from({ length: 30 }, (_, index) => [`s${index}`, 0] as const),
      ['s0', 0],
      ['new', 0],
    );
    expect(Object.keys(many)).toHaveLength(30);
    expect(many).toHaveProperty('s0');
    expect(many).not.toHaveProperty('s1');
  });

  test('any name will do', () => {
    const clocks = clocksOf(['constructor', 5], ['constructor', 5], ['constructor', 5]);
    expect(serverClock(clocks, ['toString', 'constructor'])?.samples).toBe(3);
  });
});

describe('the clock is the middle of what the samples share', () => {
  test.each([
    [[0, 0, 0], 50, 3],
    [[0, 300, 100], 200, 3],
    // Wrong ones do not count, as long as the newest is none of them.
    [[-90_000, 0, 7_200_000, 400, 200], 250, 3],
    // After a change of this computer's clock, the new ones.
    [[0, 0, 0, 0, 5_000, 5_000, 5_000], 5_050, 3],
  ])('of %j: %d', (offsets, offsetMs, samples) => {
    expect(clockOf(samplesOf(...offsets))).toEqual({ offsetMs, samples });
  });

  test('and never farther than a second from any point of the newest', () => {
    const old = [0, 1, 2, 3].map((turn) => ({ turn, low: 0, high: 300 }));
    const newest = { turn: 5, low: 250, high: 2_150 };
    expect(clockOf([...old, newest])?.offsetMs).toBe(1_100);
    const below = { turn: 5, low: -1_850, high: 50 };
    expect(clockOf([...old, below])?.offsetMs).toBe(-800);
    const slow = { turn: 5, low: 250, high: 4_250 };
    expect(clockOf([...old, slow])?.offsetMs).toBe(275);
  });
});

describe('nothing is known', () => {
  test.each([
    ['of no sample', []],
    ['of one', [100]],
    ['of two that agree', [100, 100]],
    ['when the newest contradicts the others', [0, 0, 0, 0, 5_000]],
    ['when only one other agrees with the newest', [0, 0, 0, 0, 5_000, 5_000]],
    ['of many that all differ', [0, 10_000, 20_000, 30_000, 40_000]],
  ])('%s', (_, offsets) => {
    expect(clockOf(samplesOf(...offsets))).toBeNull();
  });

  test('of answers to requests under way at once, which say little more than one', () => {
    const wide = [1, 2, 3].map((turn) => ({ turn, low: 0, high: 1_101 }));
    expect(clockOf(wide)).toBeNull();
    expect(clockOf(wide.map((one) => ({ ...one, high: 1_100 })))).not.toBeNull();
  });

  test('for one answer only, where that was wrong', () => {
    expect(clockOf(samplesOf(0, 0, 0, -60_000))).toBeNull();
    expect(clockOf(samplesOf(0, 0, 0, -60_000, 0))).toEqual({ offsetMs: 50, samples: 4 });
  });
});

describe('of several servers', () => {
  const idp = [
    ['idp', 0],
    ['idp', 0],
    ['idp', 0],
  ] as const;

  test('the authorization server’s clock counts', () => {
    const clocks = clocksOf(...idp, ['api', 400], ['api', 400], ['api', 400]);
    expect(serverClock(clocks, ['idp'])?.offsetMs).toBe(50);
    expect(serverClock(clocks, ['api'])?.offsetMs).toBe(450);
  });

  test('the newest of all count where it is not known', () => {
    expect(serverClock(clocksOf(['idp', 0], ['api', 0], ['www', 0]), ['idp'])?.offsetMs).toBe(50);
    expect(serverClock(clocksOf(['idp', 0], ['api', 0]), ['idp'])).toBeNull();
  });

  test('that of a server not heard of since this computer’s clock was changed does not', () => {
    const changed = [['api', 0], ...idp, ['api', 9_000]] as const;
    expect(serverClock(clocksOf(...changed), ['idp'])).toBeNull();
    const agreeing = clocksOf(...changed, ['api', 9_000], ['api', 9_000]);
    expect(serverClock(agreeing, ['idp'])?.offsetMs).toBe(9_050);
    expect(clocksApart(agreeing)).toBeUndefined();
  });

  test('it is known how far they are apart', () => {
    const apart = clocksOf(...idp, ['api', 90_000], ['api', 90_000], ['api', 90_000]);
    expect(clocksApart(apart)).toBe(90_000);
    expect(clocksApart(clocksOf(...idp, ['api', 90_000]))).toBeUndefined();
  });
});
