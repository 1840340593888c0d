import { describe, expect, test } from 'vitest';
import type { LifecycleEvent } from '../../../src/oauth/grant';
import { drawLane, mayMerge, spotsOf } from '../../../src/views/lifecycle/drawn-lane';
import { hitOf } from '../../../src/views/lifecycle/hit';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { rememberedLanes } from '../../../src/views/lifecycle/remembered-lanes';
import { MOST_APART } from '../../../src/views/lifecycle/spread';
import { runsOf, ticksOf } from '../../../src/views/lifecycle/ticks';
import { event, grant, inspection, MINUTE, NOW, token } from '../sample';

const scale = { from: NOW, to: NOW + 10 * MINUTE, left: 74, right: 674 };

const events: LifecycleEvent[] = [
  event('authorization_request', NOW, undefined, { responseType: 'code' }),
  event('code_exchange', NOW + 1, 'c', { status: 200 }),
  event('token_issued', NOW + 2, 'a1', { access: 'a1', refresh: 'r1', expiresIn: 300 }),
  event('token_stored', NOW + 3, 'r1', { channel: 'local-storage' }),
  event('token_used', NOW + MINUTE, 'a1', { count: 9, last: NOW + 2 * MINUTE }),
  event('token_used', NOW + MINUTE + 1, 'a1', { party: 'third' }),
  event('refresh_requested', NOW + 4 * MINUTE, 'r1'),
  event('refreshed', NOW + 4 * MINUTE, 'a2', { sent: 'r1', replaces: 'a1' }),
  event('token_issued', NOW + 4 * MINUTE, 'a2', { access: 'a2', refresh: 'r2', renewed: true }),
  event('rotated', NOW + 4 * MINUTE, 'r2', { previous: 'r1' }),
  event('token_rejected', NOW + 5 * MINUTE, 'a2', { status: 401 }),
  event('expired', NOW + 5 * MINUTE + 2, 'a1'),
  event('refresh_refused', NOW + 6 * MINUTE, 'r2', { sent: 'r2', error: 'invalid_grant' }),
  event('logout', NOW + 7 * MINUTE),
  event('discovery', NOW + 8 * MINUTE),
];

const [lane] = lanesOf([grant('g', events)], inspection());
if (!lane) throw new Error('no lane');
const drawn = drawLane(lane, scale);
const spots = spotsOf(lane, drawn, scale);
const spot = (kind: LifecycleEvent['kind'], nth = 0) =>
  spots.get(lane.entries.filter((entry) => entry.event.kind === kind)[nth]?.key ?? '');

describe('a drawn lane', () => {
  test('has a spot for each of its events, within its height', () => {
    expect(spots.size).toBe(events.length);
    for (const { y } of spots.values()) {
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(drawn.rows.height);
    }
  });

  test('keeps a row for what was asked, one for access tokens and one for refresh tokens', () => {
    const { flow, refresh } = drawn.rows;
    expect([spot('code_exchange')?.y, spot('logout')?.y, spot('refresh_requested')?.y]).toEqual([flow, flow, flow]);
    expect([spot('rotated')?.y, spot('refresh_refused')?.y]).toEqual([refresh, refresh]);
    expect(spot('token_used')?.y).toBeGreaterThan(flow);
    expect(spot('token_used')?.y).toBeLessThan(refresh ?? 0);
  });

  test('finds the event that is pointed at, and none where there is none', () => {
    const { x = 0, y = 0 } = spot('refresh_refused') ?? {};
    expect(hitOf(lane, scale, x + 3, y - 3)?.event.kind).toBe('refresh_refused');
    expect(hitOf(lane, scale, x + 40, y)).toBeNull();
  });

  test('may merge signs where more events come together than can be spread', () => {
    const laneOf = (count: number) =>
      lanesOf(
        [
          grant(
            'g',
            Array.from({ length: count }, () => event('authorization_request', NOW)),
          ),
        ],
        inspection(),
      ).map((one) => ({ mayMerge: mayMerge(one), signs: drawLane(one, scale).flow.length }));
    expect(laneOf(MOST_APART)).toEqual([{ mayMerge: false, signs: MOST_APART }]);
    expect(laneOf(MOST_APART + 1)).toEqual([{ mayMerge: true, signs: 1 }]);
  });

  test('has no row for what it has not', () => {
    const [bare] = lanesOf([grant('g', [event('authorization_request', NOW)])], inspection());
    expect(bare && drawLane(bare, scale).rows).toMatchObject({ access: null, refresh: null, dividers: [] });
  });
});

describe('the ticks of a bar', () => {
  const [bar] = lane.bars;
  if (!bar) throw new Error('no bar');

  test('stand at the first and the last of uses told as one, joined by a line; a third party is told apart', () => {
    expect(ticksOf(bar, scale)).toEqual({ own: [134, 194], issuer: [], third: [134], late: [] });
    expect(runsOf(bar, scale)).toEqual([[134, 194]]);
  });

  test('are one a pixel, however many there are', () => {
    const many = Array.from({ length: 1_000 }, (_, index) => event('token_used', NOW + index * 10, 'a9'));
    const [crowd] = lanesOf([grant('g', many)], inspection()).flatMap(({ bars }) => bars);
    expect(crowd && ticksOf(crowd, scale).own.length).toBeLessThanOrEqual(11);
  });

  test('are late ones after it was replaced', () => {
    const late = [...events, event('token_used', NOW + 4.5 * MINUTE, 'a1', { party: 'third' })];
    const [first] = lanesOf([grant('g', late)], inspection()).flatMap(({ bars }) => bars);
    expect(first && ticksOf(first, scale).late).toEqual([344]);
  });
});

describe('lanes that are remembered', () => {
  const make = rememberedLanes();
  const again = (list: LifecycleEvent[], more = {}) =>
    lanesOf([grant('g', structuredClone(list))], inspection(more), make)[0];
  const before = again(events);

  test('are the same while nothing about them differs', () => {
    expect(again(events)).toBe(before);
    expect(again(events, { tokens: [token('unknown')] })).toBe(before);
  });

  test.each([
    ['an event came', [...events, event('logout', NOW + 9 * MINUTE)], {}],
    [
      'a use was counted',
      events.map((one) => (one.facts.count ? { ...one, facts: { ...one.facts, count: 10 } } : one)),
      {},
    ],
    ['a token is known better', events, { tokens: [token('a1', { expiresAt: NOW + MINUTE })] }],
    ['the clock was measured', events, { clock: { offsetMs: 5_000, samples: 3 } }],
  ])('are made anew when %s', (_, list, more) => {
    expect(again(events)).not.toBe(again(list, more));
  });
});
