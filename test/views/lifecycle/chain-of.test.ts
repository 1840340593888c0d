import { describe, expect, test } from 'vitest';
import type { LifecycleEvent } from '../../../src/oauth/grant';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { event, grant, inspection, MINUTE, NOW, token } from '../sample';

const T1 = NOW + MINUTE;
const T2 = NOW + 2 * MINUTE;

const issued = (facts: LifecycleEvent['facts'] = {}) =>
  event('token_issued', NOW, 'a1', { access: 'a1', refresh: 'r1', ...facts });
const refreshed = (at: number, sent: string, next: string) => [
  event('refresh_requested', at, sent),
  event('refreshed', at, `a-${next}`, { sent }),
  event('rotated', at, next, { previous: sent }),
];

const chainOf = (events: LifecycleEvent[], more = {}) =>
  lanesOf([grant('g', events)], inspection(more)).flatMap(({ chain }) => chain);

const states = (events: LifecycleEvent[]) => chainOf(events).map(({ token: id, state, until }) => [id, state, until]);

test('a refresh token that was never replaced is the current one, its end not stated', () => {
  expect(chainOf([issued()])).toMatchObject([{ token: 'r1', from: NOW, until: null, state: 'current', uses: 0 }]);
});

test('each that was replaced ends where the next begins, and says what brought it', () => {
  const chain = chainOf([issued(), ...refreshed(T1, 'r1', 'r2'), ...refreshed(T2, 'r2', 'r3')]);
  expect(chain.map(({ from, until, state, uses }) => [from, until, state, uses])).toEqual([
    [NOW, T1, 'replaced', 1],
    [T1, T2, 'replaced', 1],
    [T2, null, 'current', 0],
  ]);
  expect(chain.map(({ entry }) => entry?.event.kind)).toEqual(['token_issued', 'rotated', 'rotated']);
});

test('one that is used again and again is one', () => {
  const again = (at: number) => [event('refresh_requested', at, 'r1'), event('not_rotated', at, 'r1')];
  expect(chainOf([issued(), ...again(T1), ...again(T2)])).toMatchObject([{ state: 'current', uses: 2 }]);
});

describe('it ends', () => {
  test('as reused when it is sent after it was replaced', () => {
    const [first] = states([issued(), ...refreshed(T1, 'r1', 'r2'), event('refresh_requested', T2, 'r1')]);
    expect(first).toEqual(['r1', 'reused', T1]);
  });

  test('not as reused when two tabs asked at once', () => {
    const both = [issued(), event('refresh_requested', T1 - 1, 'r1'), ...refreshed(T1, 'r1', 'r2')];
    expect(states(both)[0]).toEqual(['r1', 'replaced', T1]);
  });

  test.each([
    ['refused', event('refresh_refused', T1, 'r1', { sent: 'r1', error: 'invalid_grant' })],
    ['revoked', event('revoked', T1, 'r1', { status: 200 })],
    ['signed-out', event('logout', T1, undefined, { by: 'server', status: 302 })],
  ])('as %s', (state, end) => {
    expect(states([issued(), end])).toEqual([['r1', state, T1]]);
  });

  test.each([
    ['another refusal', event('refresh_refused', T1, 'r1', { sent: 'r1', error: 'invalid_client' })],
    ['a revocation that failed', event('revoked', T1, 'r1', { status: 503 })],
    ['a sign-out that failed', event('logout', T1, undefined, { status: 500 })],
  ])('not by %s', (_, end) => {
    expect(states([issued(), end])).toEqual([['r1', 'current', null]]);
  });

  test('not by a sign-out after which it was still accepted', () => {
    const after = [event('refresh_requested', T2, 'r1'), event('refreshed', T2, 'a2', { sent: 'r1' })];
    expect(states([issued(), event('logout', T1), ...after])).toEqual([['r1', 'current', null]]);
  });
});

test('its end is the stated one, on the clock of this computer', () => {
  const clock = { offsetMs: 1_000, samples: 3 };
  expect(chainOf([issued({ refreshEnds: T2 })], { clock })[0]?.until).toBe(T2 - 1_000);
  const tokens = [token('r1', { kind: 'refresh', expiresAt: T1, label: 'rt·r1' })];
  expect(chainOf([issued()], { clock, tokens })).toMatchObject([{ label: 'rt·r1', until: T1 - 1_000 }]);
});

test('one that is only known to have been revoked is shown', () => {
  const tokens = [token('r1', { kind: 'refresh' })];
  expect(chainOf([event('revoked', T1, 'r1', { status: 200 })], { tokens })).toMatchObject([{ state: 'revoked' }]);
});
