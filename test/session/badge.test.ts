import { describe, expect, it, vi } from 'vitest';
import type { EventKind, LifecycleEvent } from '../../src/oauth/grant';
import type { Token } from '../../src/oauth/token';
import type { Severity } from '../../src/rules/finding';
import { badgeOf, nextChange } from '../../src/session/badge';
import { emptyInspection, type Inspection } from '../../src/session/inspection';

vi.mock('../../src/browser', () => ({ browser: {} }));

const NOW = 1_000_000_000_000;
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const token = (id: string, left: number): Token => ({
  id,
  kind: 'access',
  certainty: 'proven',
  format: 'opaque',
  label: id,
  expiresAt: NOW + left,
  expirySource: 'exp',
});

const inspection = (parts: Partial<Inspection>): Inspection => ({
  ...emptyInspection(1, 'https://app.test', true),
  ...parts,
});

const found = (severity: Severity) => ({
  rule: 'x',
  severity,
  certainty: 'proven' as const,
  site: '',
  at: 0,
  last: 0,
  count: 1,
  facts: {},
});

const event = (kind: EventKind, id?: string, facts: LifecycleEvent['facts'] = {}): LifecycleEvent => ({
  kind,
  at: NOW,
  evidence: 'seen',
  ...(id !== undefined && { token: id }),
  facts,
});

const used = (id: string, last: number) => ({
  token: id,
  site: '',
  place: { channel: 'request-header' as const, host: '' },
  at: last,
  last,
  count: 1,
  party: null,
});

describe('the badge', () => {
  it('is empty and grey where nothing is watched, empty where nothing was seen', () => {
    expect(badgeOf(undefined, false, NOW)).toEqual({ icon: 'idle', text: '' });
    expect(badgeOf(inspection({ findings: [found('critical')] }), false, NOW)).toEqual({ icon: 'idle', text: '' });
    expect(badgeOf(undefined, true, NOW)).toEqual({ icon: 'watching', text: '' });
  });

  it.each([
    ['critical', '!'],
    ['high', '!'],
    ['medium', '!'],
    ['low', ''],
    ['info', ''],
  ] as const)('marks a %s finding with %j', (severity, text) => {
    expect(badgeOf(inspection({ findings: [found(severity)] }), true, NOW)).toEqual({
      icon: text ? 'exposed' : 'watching',
      text,
    });
  });

  it.each([
    [30 * SECOND, '<1m'],
    [MINUTE, '1m'],
    [12 * MINUTE + 59 * SECOND, '12m'],
    [119 * MINUTE, '119m'],
    [2 * HOUR, '2h'],
    [47 * HOUR, '47h'],
    [48 * HOUR, '2d'],
    [50_000 * 365 * 24 * HOUR, '999d'],
    [0, ''],
    [-HOUR, ''],
  ])('says of a token with %d ms left: %j', (left, text) => {
    expect(badgeOf(inspection({ tokens: [token('a', left)] }), true, NOW).text).toBe(text);
  });

  it('counts by the server clock', () => {
    expect(
      badgeOf(inspection({ tokens: [token('a', 10 * MINUTE)], clock: { offsetMs: 4 * MINUTE, samples: 3 } }), true, NOW)
        .text,
    ).toBe('6m');
  });

  it('follows the token used last, not the one that lives longest', () => {
    const tokens = [token('a', 5 * MINUTE), token('b', 50 * MINUTE)];
    expect(badgeOf(inspection({ tokens, sightings: [used('b', 1), used('a', 2)] }), true, NOW).text).toBe('5m');
    expect(badgeOf(inspection({ tokens }), true, NOW).text).toBe('50m');
  });

  it.each([
    ['replaced', event('refreshed', 'b', { sent: 'r', replaces: 'a' })],
    ['revoked', event('revoked', 'a', { status: 200 })],
    ['revoked with its refresh token', event('revoked', 'r', { status: 200 })],
    ['probably revoked', event('revoked_inferred', 'a')],
    ['signed out', event('logout')],
  ])('leaves one that was %s for a current one, and shows it where there is none', (_, ended) => {
    const issued = event('token_issued', 'a', { access: 'a', refresh: 'r' });
    const grants = [{ id: 'g', issuer: '', events: [issued, ended] }];
    const tokens = [token('a', 5 * MINUTE), token('c', 3 * MINUTE)];
    const sightings = [used('c', 1), used('a', 2)];
    expect(badgeOf(inspection({ tokens, sightings, grants }), true, NOW).text).toBe('3m');
    expect(badgeOf(inspection({ tokens: tokens.slice(0, 1), sightings, grants }), true, NOW).text).toBe('5m');
  });

  it.each([
    ['a revocation that was not taken', event('revoked', 'a', { status: 503 })],
    ['a sign-out that failed', event('logout', undefined, { status: 500 })],
    ['a revocation of another', event('revoked', 'x', { status: 200 })],
  ])('stays with it after %s', (_, failed) => {
    const grants = [{ id: 'g', issuer: '', events: [event('token_issued', 'a', { access: 'a' }), failed] }];
    const tokens = [token('a', 5 * MINUTE), token('c', 3 * MINUTE)];
    expect(badgeOf(inspection({ tokens, sightings: [used('a', 2)], grants }), true, NOW).text).toBe('5m');
  });

  it('leaves one that has ended for one that lives', () => {
    const tokens = [token('a', -1), token('b', 50 * MINUTE)];
    expect(badgeOf(inspection({ tokens, sightings: [used('a', 2)] }), true, NOW).text).toBe('50m');
  });
});

describe('the next change of the badge', () => {
  const next = (parts: Partial<Inspection>, watched = true) => nextChange(inspection(parts), watched, NOW);

  it.each([
    [12 * MINUTE + 40 * SECOND, 40 * SECOND + 1],
    [12 * MINUTE + 20 * SECOND, 30 * SECOND],
    [3 * HOUR + 5 * MINUTE, 5 * MINUTE + 1],
    [72 * HOUR + 2 * HOUR, 2 * HOUR + 1],
    [1_200 * 24 * HOUR, 201 * 24 * HOUR + 1],
    [45 * SECOND, 45 * SECOND + 1],
  ])('with %d ms left comes in %d ms', (left, change) => {
    expect(next({ tokens: [token('a', left)] })).toBe(change);
  });

  it('is the end of the token alone, where an exposure is shown', () => {
    expect(next({ tokens: [token('a', 5 * HOUR)], findings: [found('high')] })).toBe(5 * HOUR + 1);
  });

  it('never comes once the token has ended, nor where nothing is watched', () => {
    expect(next({ tokens: [token('a', -1)] })).toBeUndefined();
    expect(next({})).toBeUndefined();
    expect(next({ tokens: [token('a', HOUR)] }, false)).toBeUndefined();
    expect(nextChange(undefined, true, NOW)).toBeUndefined();
  });
});

describe('over the whole life of a token', () => {
  /** What is shown at each wake, and how long each was waited for; ms. An alarm comes `late` ms late. */
  const wakes = (life: number, late: number) => {
    const one = inspection({ tokens: [token('a', life)] });
    const waits: number[] = [];
    const texts = [badgeOf(one, true, NOW).text];
    let now = NOW;
    for (let wait = nextChange(one, true, now); wait !== undefined; wait = nextChange(one, true, now)) {
      waits.push(wait);
      now += wait + late;
      texts.push(badgeOf(one, true, now).text);
    }
    return { waits, texts };
  };
  /** `count` whole units, the first of them begun a little later. */
  const whole = (unit: number, count: number) => Array.from({ length: count }, () => unit);
  const DAY = 24 * HOUR;

  it.each([
    ['10 min', 10 * MINUTE, [30_000, 30_001, ...whole(MINUTE, 9)]],
    ['5 h', 5 * HOUR, [30_000, HOUR - 29_999, ...whole(HOUR, 2), ...whole(MINUTE, 120)]],
    ['3 d', 3 * DAY, [30_000, DAY - 29_999, ...whole(HOUR, 46), ...whole(MINUTE, 120)]],
    ['2 years', 730 * DAY, [30_000, DAY - 29_999, ...whole(DAY, 727), ...whole(HOUR, 46), ...whole(MINUTE, 120)]],
  ])('of %s it is waited for as long as what is shown stays', (_, life, expected) => {
    expect(wakes(life, 0).waits).toEqual(expected);
  });

  it.each([10 * MINUTE, 5 * HOUR, 3 * DAY, 730 * DAY])(
    'of %d ms, no wake is without a change, and none is soon',
    (life) => {
      for (const late of [0, 700, 20_000]) {
        const { waits, texts } = wakes(life, late);
        expect(Math.min(...waits)).toBeGreaterThanOrEqual(30_000);
        expect(texts.filter((text, index) => text === texts[index - 1])).toEqual([]);
        expect(texts.filter((text) => text === '')).toHaveLength(1);
        expect(texts.at(-2)).toBe('<1m');
      }
    },
  );
});
