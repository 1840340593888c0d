import { beforeEach, expect, it, vi } from 'vitest';
import type { Token } from '../../src/oauth/token';
import type { Desk } from '../../src/session/desk';
import { noteEnds, tellEnds } from '../../src/session/ends';
import { emptyCoverage, emptyInspection } from '../../src/session/inspection';
import { emptySiteMemory } from '../../src/session/site-memory';
import { APP } from './login';

vi.mock('../../src/browser', () => ({ browser: {} }));

const AT = 1_900_000_000_000;
const HOUR = 3_600_000;

const token = (id: string, more: Partial<Token> = {}): Token => ({
  id,
  kind: 'access',
  certainty: 'proven',
  format: 'opaque',
  label: id,
  ...more,
});

let desk: Desk;
beforeEach(() => {
  const inspection = { ...emptyInspection(1, APP, true), tokens: [token('a'), token('r', { kind: 'refresh' })] };
  desk = { inspection, coverage: emptyCoverage(0), memory: emptySiteMemory('spa.test') };
});

const knownAs = (offsetMs: number | null): void => {
  desk.inspection.clock = offsetMs === null ? null : { offsetMs, samples: 3 };
  tellEnds(desk);
};
const endOf = (id: string) => desk.inspection.tokens.find((one) => one.id === id)?.expiresAt;
const response = { access: 'a', expiresIn: 600, refresh: 'r', refreshExpiresIn: 3_600 };

it('counted from a receipt moves with the clock as it becomes known, and better known', () => {
  noteEnds(desk, response, { at: AT });
  expect([endOf('a'), endOf('r')]).toEqual([AT + 600_000, AT + HOUR]);
  knownAs(2 * HOUR);
  expect([endOf('a'), endOf('r')]).toEqual([AT + 2 * HOUR + 600_000, AT + 3 * HOUR]);
  knownAs(2 * HOUR + 400);
  expect(endOf('a')).toBe(AT + 2 * HOUR + 600_400);
  expect(desk.inspection.tokens[0]?.issuedAt).toBe(AT + 2 * HOUR + 400);
});

it('counted from a receipt is there by this computer’s clock while no other is known', () => {
  knownAs(HOUR);
  noteEnds(desk, response, { at: AT });
  knownAs(null);
  expect(endOf('a')).toBe(AT + 600_000);
});

it('counted from a receipt is no longer known once this computer’s clock was changed, until it is changed back', () => {
  knownAs(0);
  noteEnds(desk, response, { at: AT });
  knownAs(HOUR);
  expect([endOf('a'), endOf('r')]).toEqual([undefined, undefined]);
  knownAs(100);
  expect(endOf('a')).toBe(AT + 600_100);
});

it('counted from a Date stays within the second of that, whatever becomes of the clock', () => {
  noteEnds(desk, response, { at: AT, date: AT + HOUR });
  for (const [offsetMs, made] of [
    [null, 0],
    [HOUR + 300, 300],
    [0, 0],
    [2 * HOUR, 1_000],
  ] as const) {
    knownAs(offsetMs);
    expect(endOf('a')).toBe(AT + HOUR + made + 600_000);
  }
});

it('gives way to an earlier one of the token’s own, and comes back when that is the later', () => {
  const exp = (AT + HOUR) / 1_000;
  desk.inspection.tokens = [token('a', { claims: { exp }, expiresAt: AT + HOUR, expirySource: 'exp' })];
  noteEnds(desk, response, { at: AT });
  expect(endOf('a')).toBe(AT + 600_000);
  knownAs(2 * HOUR);
  expect(desk.inspection.tokens[0]).toMatchObject({ expiresAt: AT + HOUR, expirySource: 'exp' });
  knownAs(2 * HOUR + 1);
  expect(endOf('a')).toBe(AT + HOUR);
});

it('is none of what lasts for ever, and at the end of time of what lasts absurdly long', () => {
  noteEnds(desk, { access: 'a', expiresIn: 1e300, refresh: 'r', refreshExpiresIn: 0 }, { at: AT });
  expect([endOf('a'), endOf('r')]).toEqual([8.64e15, undefined]);
});

it('is remembered of a hundred tokens', () => {
  for (let count = 0; count < 120; count += 1) noteEnds(desk, response, { at: AT + count });
  expect(desk.memory.ends).toHaveLength(100);
});
