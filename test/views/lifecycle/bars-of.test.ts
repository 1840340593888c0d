import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LifecycleEvent } from '../../../src/oauth/grant';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { event, grant, inspection, MINUTE, NOW, token } from '../sample';

const barsOf = (events: LifecycleEvent[], more = {}) =>
  lanesOf([grant('g', events)], inspection(more)).flatMap(({ bars }) => bars);

const issue = (id: string, at: number, facts: LifecycleEvent['facts'] = {}) =>
  event('token_issued', at, id, { access: id, ...facts });

describe('an access token', () => {
  test('is a bar from its issue to the end it names, on the clock of this computer', () => {
    const [bar] = barsOf([issue('a1', NOW, { expiresIn: 60 })], {
      tokens: [token('a1', { issuedAt: NOW + 5_000, expiresAt: NOW + 605_000, label: 'at·a1' })],
      clock: { offsetMs: 5_000, samples: 3 },
    });
    expect(bar).toMatchObject({ label: 'at·a1', from: NOW, until: NOW + 600_000, row: 0, hatched: null });
    expect(bar?.entry?.event.kind).toBe('token_issued');
  });

  test.each([
    ['its response stated', [issue('a1', NOW, { expiresIn: 60 })], NOW + 60_000],
    ['was seen', [issue('a1', NOW), event('expired', NOW + MINUTE, 'a1')], NOW + MINUTE],
    ['a use was told of', [issue('a1', NOW), event('token_used', NOW + 1, 'a1', { leftMs: 999 })], NOW + 1_000],
    ['nobody stated', [issue('a1', NOW)], null],
  ])('that the inspection has let go of ends when %s', (_, events, until) => {
    expect(barsOf(events)[0]?.until).toBe(until);
  });

  test('brought before watching began is as old as it says, and no younger than its first use', () => {
    const used = [event('token_used', NOW, 'a1')];
    expect(barsOf(used, { tokens: [token('a1', { issuedAt: NOW - MINUTE })] })[0]?.from).toBe(NOW - MINUTE);
    expect(barsOf(used, { tokens: [token('a1', { issuedAt: NOW + MINUTE })] })[0]?.from).toBe(NOW);
    expect(barsOf(used)[0]).toMatchObject({ from: NOW, until: null });
  });

  test('that ended before it began has no length', () => {
    const [bar] = barsOf([issue('a1', NOW)], { tokens: [token('a1', { expiresAt: NOW - MINUTE })] });
    expect(bar).toMatchObject({ from: NOW, until: NOW });
  });

  test('has its uses and its rejections', () => {
    const [bar] = barsOf([
      issue('a1', NOW),
      event('token_used', NOW + 1, 'a1'),
      event('token_used', NOW + 2, 'a1'),
      event('token_rejected', NOW + 3, 'a1', { status: 401 }),
    ]);
    expect([bar?.uses.length, bar?.rejections.length]).toEqual([2, 1]);
  });

  test('is neither a refresh token nor an ID token, though an answer brought nothing else', () => {
    const events = [
      event('token_issued', NOW, 'r1', { refresh: 'r1' }),
      event('token_issued', NOW, 'i1', { idToken: 'i1' }),
      event('token_used', NOW, 'x1'),
      event('expired', NOW, 'r1'),
    ];
    expect(barsOf(events, { tokens: [token('x1', { kind: 'refresh' })] })).toEqual([]);
  });
});

describe('bars that overlap', () => {
  const rowsOf = (...issues: [string, number][]) =>
    barsOf(issues.map(([id, at]) => issue(id, at, { expiresIn: 600 }))).map(({ row }) => row);

  test('take turns', () => {
    expect(rowsOf(['a1', NOW], ['a2', NOW + 9 * MINUTE], ['a3', NOW + 18 * MINUTE])).toEqual([0, 1, 0]);
  });

  test('stay in the first row where they need not', () => {
    expect(rowsOf(['a1', NOW], ['a2', NOW + 10 * MINUTE], ['a3', NOW + 30 * MINUTE])).toEqual([0, 0, 0]);
  });
});

test('whatever the events say, no bar ends before it begins, nor is hatched outside of it', () => {
  const time = fc.oneof(
    fc.integer({ min: -1e15, max: 1e15 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 0, 8.64e15),
  );
  const kinds = fc.constantFrom(
    ...(['token_issued', 'token_used', 'token_rejected', 'refreshed', 'rotated', 'logout', 'revoked'] as const),
  );
  const ids = fc.constantFrom('a1', 'a2', 'r1');
  const facts = fc.record({ access: ids, refresh: ids, expiresIn: time, leftMs: time, last: time, previous: ids });
  const events = fc.array(fc.tuple(kinds, time, ids, facts), { maxLength: 12 });
  fc.assert(
    fc.property(events, time, time, (told, expiresAt, offsetMs) => {
      const lanes = lanesOf(
        [
          grant(
            'g',
            told.map(([kind, at, id, more]) => event(kind, at, id, more)),
          ),
        ],
        inspection({ tokens: [token('a1', { expiresAt })], clock: { offsetMs, samples: 3 } }),
      );
      for (const { bars, chain, from, to } of lanes) {
        expect(to).toBeGreaterThanOrEqual(from);
        for (const bar of [...bars, ...chain]) {
          expect(Number.isFinite(bar.from)).toBe(true);
          expect(bar.until ?? bar.from).toBeGreaterThanOrEqual(bar.from);
        }
        for (const { from: begin, hatched, until } of bars) {
          expect(hatched ?? begin).toBeGreaterThanOrEqual(begin);
          expect(hatched ?? begin).toBeLessThanOrEqual(until ?? Number.POSITIVE_INFINITY);
        }
      }
    }),
    { seed: 5, numRuns: 300 },
  );
});
