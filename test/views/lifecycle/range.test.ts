import { describe, expect, test } from 'vitest';
import type { LifecycleEvent } from '../../../src/oauth/grant';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import {
  firstLook,
  lookAt,
  moved,
  presetsFor,
  rangeOf,
  showing,
  wholeOf,
  zoomed,
} from '../../../src/views/lifecycle/range';
import { event, grant, inspection, MINUTE, NOW } from '../sample';

const HOUR = 60 * MINUTE;

const lanes = (...events: LifecycleEvent[]) => lanesOf([grant('g', events)], inspection());
const anHour = lanes(event('token_used', NOW - HOUR, 'a1'), event('token_used', NOW, 'a1'));

describe('all there is', () => {
  test('reaches from the first event to beyond now', () => {
    const { from, to } = wholeOf(anHour, NOW);
    expect(from).toBeLessThan(NOW - HOUR);
    expect(from).toBeGreaterThan(NOW - 1.1 * HOUR);
    expect(to).toBeGreaterThan(NOW);
  });

  test('shows no more of the future than half of the past, though a token be good for years', () => {
    const issued = event('token_issued', NOW - HOUR, 'a1', { access: 'a1', expiresIn: 1e8 });
    const { from, to } = wholeOf(lanes(issued), NOW);
    expect(to - NOW).toBeLessThan(0.7 * (NOW - from));
  });

  test('is some seconds at least', () => {
    const { from, to } = wholeOf(lanes(event('token_used', NOW, 'a1')), NOW);
    expect(to - from).toBeGreaterThanOrEqual(20_000);
  });

  test('leaves the most room to what was, also of a sign-in that has only begun', () => {
    const young = lanes(event('token_issued', NOW - 15_000, 'a1', { access: 'a1', expiresIn: 3_600 }));
    const { from, to } = wholeOf(young, NOW);
    expect((NOW - from) / (to - from)).toBeGreaterThan(0.5);
  });

  test('stays the same from one second to the next, and moves in the end', () => {
    const one = wholeOf(anHour, NOW);
    const steps = Array.from({ length: 120 }, (_, index) => wholeOf(anHour, NOW + index * 1_000).to);
    expect(new Set(steps).size).toBeLessThan(6);
    expect(steps.at(-1)).toBeGreaterThan(one.to);
  });
});

describe('a range chosen by hand', () => {
  test('goes along with the clock while now is in it, now and then', () => {
    const range = { from: NOW - 10 * MINUTE, to: NOW + 5 * MINUTE };
    const look = lookAt(range, anHour, NOW);
    const kept = rangeOf(look, anHour, NOW);
    expect(kept.from).toBeCloseTo(range.from, -3);
    expect(kept.to - kept.from).toBeCloseTo(15 * MINUTE, -3);
    expect(rangeOf(look, anHour, NOW + 4 * MINUTE).from).toBeGreaterThan(kept.from + 3 * MINUTE);
  });

  test('rests where now is not in it', () => {
    const range = { from: NOW - 40 * MINUTE, to: NOW - 30 * MINUTE };
    const look = lookAt(range, anHour, NOW);
    expect(rangeOf(look, anHour, NOW + HOUR)).toMatchObject(range);
  });

  test('gets no nearer than seconds, no farther than twice all, and not off it', () => {
    const near = lookAt(zoomed({ from: NOW - MINUTE, to: NOW }, 1e-9, NOW), anHour, NOW);
    const { from, to } = rangeOf(near, anHour, NOW);
    expect(to - from).toBe(5_000);
    const far = rangeOf(lookAt(zoomed(wholeOf(anHour, NOW), 1e9, NOW), anHour, NOW), anHour, NOW);
    expect(far.to - far.from).toBeLessThan(3 * HOUR);
    const off = rangeOf(lookAt(moved(wholeOf(anHour, NOW), -1e12), anHour, NOW), anHour, NOW);
    expect(off.to).toBeGreaterThan(NOW - HOUR);
  });

  test('zooms around a moment', () => {
    const { from, to } = zoomed({ from: 0, to: 100 }, 0.5, 20);
    expect([from, to]).toEqual([10, 60]);
  });

  test('moves only as far as shows a moment', () => {
    expect(showing({ from: 0, to: 80 }, 40)).toEqual({ from: 0, to: 80 });
    expect(showing({ from: 0, to: 80 }, 100)).toEqual({ from: 30, to: 110 });
    expect(showing({ from: 0, to: 80 }, -100)).toEqual({ from: -110, to: -30 });
  });
});

test('what is shown first is all, or the last of it where that is long', () => {
  expect(firstLook(anHour, NOW)).toEqual({ at: 'all' });
  const long = lanes(event('token_used', NOW - 30 * HOUR, 'a1'));
  expect(firstLook(long, NOW)).toMatchObject({ at: 'now', span: 6 * HOUR });
});

test.each([
  [5 * MINUTE, [1, 5]],
  [HOUR, [15, 90]],
  [20 * HOUR, [90, 360]],
  [2_000 * HOUR, [360, 2_880]],
])('spans worth a button, of %d ms in all', (whole, minutes) => {
  expect(presetsFor({ from: 0, to: whole }).map((span) => span / MINUTE)).toEqual(minutes);
});
