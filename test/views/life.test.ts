import { describe, expect, test } from 'vitest';
import { lifeOf } from '../../src/views/life';
import { MINUTE, NOW, token } from './sample';

const when = { now: NOW, offsetMs: 0, firstSeen: undefined };
const half = token('a', { issuedAt: NOW - 15 * MINUTE, expiresAt: NOW + 15 * MINUTE });

describe('a token that names its end', () => {
  test('is running, half of it spent', () => {
    expect(lifeOf(half, when)).toEqual({
      state: 'running',
      leftMs: 15 * MINUTE,
      totalMs: 30 * MINUTE,
      spent: 0.5,
    });
  });

  test.each([
    ['one minute and more of a short life is left', 60_000, 'running'],
    ['less than a minute is left', 59_999, 'soon'],
    ['nothing is left', 0, 'gone'],
    ['it is over', -1, 'gone'],
  ])('when %s', (_, left, state) => {
    expect(lifeOf({ ...half, issuedAt: NOW - MINUTE, expiresAt: NOW + left }, when).state).toBe(state);
  });

  test('is ending when less than a tenth of a long life is left', () => {
    const day = { ...half, issuedAt: NOW - 90 * MINUTE };
    expect(lifeOf({ ...day, expiresAt: NOW + 10 * MINUTE }, when).state).toBe('running');
    expect(lifeOf({ ...day, expiresAt: NOW + 9 * MINUTE }, when).state).toBe('soon');
  });

  test('follows the clock of the server', () => {
    const ahead = lifeOf(half, { ...when, offsetMs: 10 * MINUTE });
    expect(ahead).toMatchObject({ leftMs: 5 * MINUTE });
    expect(lifeOf(half, { ...when, offsetMs: 15 * MINUTE }).state).toBe('gone');
    expect(lifeOf(half, { ...when, offsetMs: null })).toMatchObject({ leftMs: 15 * MINUTE });
  });

  test('without a time of issue counts from when it was first seen, by the same clock', () => {
    const opaque = token('a', { expiresAt: NOW + 15 * MINUTE });
    expect(lifeOf(opaque, { ...when, firstSeen: NOW - 5 * MINUTE })).toMatchObject({
      totalMs: 20 * MINUTE,
      spent: 0.25,
    });
    expect(lifeOf(opaque, { now: NOW, offsetMs: MINUTE, firstSeen: NOW - 4 * MINUTE })).toMatchObject({
      totalMs: 18 * MINUTE,
    });
    expect(lifeOf(opaque, when)).toMatchObject({ totalMs: null, spent: 0 });
  });

  test('that lies before its issue has no length', () => {
    expect(lifeOf({ ...half, issuedAt: NOW + 60 * MINUTE }, when)).toMatchObject({ totalMs: null, spent: 0 });
  });
});

describe('a token that is not valid yet', () => {
  const early = (seconds: unknown) => ({ ...half, claims: { nbf: seconds } });

  test('waits for its start', () => {
    expect(lifeOf(early(NOW / 1_000 + 120), when)).toMatchObject({ state: 'not-yet', leftMs: 2 * MINUTE });
  });

  test('is given a minute where the clock of the server is not known', () => {
    expect(lifeOf(early(NOW / 1_000 + 30), { ...when, offsetMs: null }).state).toBe('running');
    expect(lifeOf(early(NOW / 1_000 + 61), { ...when, offsetMs: null }).state).toBe('not-yet');
  });

  test('may have written its start in ms, or nonsense', () => {
    expect(lifeOf(early(NOW + 2 * MINUTE), when)).toMatchObject({ state: 'not-yet', leftMs: 2 * MINUTE });
    for (const nonsense of ['soon', null, {}, -5]) expect(lifeOf(early(nonsense), when).state).toBe('running');
  });
});

describe('a token that names no end', () => {
  test('has an age and no countdown', () => {
    expect(lifeOf(token('a'), { ...when, firstSeen: NOW - 5_000 })).toEqual({ state: 'unstated', ageMs: 5_000 });
  });

  test('has no age where it was never seen', () => {
    expect(lifeOf(token('a', { issuedAt: NOW - 5 }), when)).toEqual({ state: 'unstated', ageMs: null });
  });
});

test('nothing is counted by a clock that was set back', () => {
  for (const one of [half, token('a')]) expect(lifeOf(one, { ...when, isSteady: false })).toEqual({ state: 'unsure' });
});
