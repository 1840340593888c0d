import { describe, expect, it, vi } from 'vitest';
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
});

describe('the next change of the badge', () => {
  it.each([
    [12 * MINUTE + 20 * SECOND, 20 * SECOND],
    [12 * MINUTE, MINUTE],
    [3 * HOUR + 5 * MINUTE, 5 * MINUTE],
    [72 * HOUR + 2 * HOUR, 2 * HOUR],
  ])('with %d ms left comes in %d ms', (left, next) => {
    expect(nextChange(inspection({ tokens: [token('a', left)] }), NOW)).toBe(next);
  });

  it('never comes once the token has ended', () => {
    expect(nextChange(inspection({ tokens: [token('a', -1)] }), NOW)).toBeUndefined();
    expect(nextChange(inspection({}), NOW)).toBeUndefined();
  });
});
