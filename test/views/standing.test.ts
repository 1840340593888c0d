import { describe, expect, test } from 'vitest';
import { standingOf } from '../../src/views/standing';
import { event, grant, MINUTE, NOW, token } from './sample';

const issued = event('token_issued', NOW, 'a1', { access: 'a1', refresh: 'r1' });
const later = (kind: Parameters<typeof event>[0], minutes: number, id?: string, facts = {}) =>
  event(kind, NOW + minutes * MINUTE, id, facts);
const standing = (...events: ReturnType<typeof event>[]) => standingOf('a1', [grant('g', [issued, ...events])]);
const current = { state: 'current' };

test('a token is current until something became of it', () => {
  expect(standingOf('a1', [])).toEqual(current);
  expect(standing()).toEqual(current);
  expect(standing(later('token_used', 1, 'a1', { status: 200 }))).toEqual(current);
});

describe('a token is replaced', () => {
  const replaced = { state: 'replaced', since: NOW + 5 * MINUTE };

  test('by the refresh that says so', () => {
    expect(standing(later('refreshed', 5, 'a2', { sent: 'r1', replaces: 'a1' }))).toEqual(replaced);
    expect(standing(later('refreshed', 5, 'a2', { sent: 'r1', replaces: 'a0' }))).toEqual(current);
  });

  test('by a later one for the same audience, where none is named', () => {
    const grants = [grant('g', [issued, later('refreshed', 5, 'a2', { sent: 'r1' })])];
    const of = (aud: string) => [token('a1', { claims: { aud: 'api' } }), token('a2', { claims: { aud } })];
    expect(standingOf('a1', grants, of('api'))).toEqual(replaced);
    expect(standingOf('a1', grants, of('other'))).toEqual(current);
    expect(standingOf('a2', grants, of('api'))).toEqual(current);
  });
});

describe('a token is signed out', () => {
  test('with its grant', () => {
    expect(standing(later('logout', 3))).toEqual({ state: 'signed-out', since: NOW + 3 * MINUTE });
    expect(standing(later('logout', 3, undefined, { status: 302 })).state).toBe('signed-out');
  });

  test.each([
    ['a sign-out that failed', [later('logout', 3, undefined, { status: 400 })]],
    ['one before its issue', [event('logout', NOW - 1)]],
  ])('not by %s', (_, events) => {
    expect(standing(...events)).toEqual(current);
  });

  test('not by that of another grant', () => {
    expect(standingOf('a1', [grant('g', [issued]), grant('h', [later('logout', 3)])])).toEqual(current);
  });
});

describe('a token is revoked', () => {
  test.each([
    ['itself', 'a1'],
    ['with the refresh token of its grant', 'r1'],
  ])('%s', (_, id) => {
    expect(standing(later('revoked', 2, id, { status: 200 }))).toEqual({ state: 'revoked', since: NOW + 2 * MINUTE });
  });

  test.each([
    ['while its request is not answered', later('revoked', 2, 'a1')],
    ['where the server refused to', later('revoked', 2, 'a1', { status: 503 })],
    ['with another access token', later('revoked', 2, 'a0', { status: 200 })],
  ])('not %s', (_, revoked) => {
    expect(standing(revoked)).toEqual(current);
  });
});

describe('a token is refused', () => {
  const refusal = (more = {}) =>
    later('token_rejected', 4, 'a1', { origin: 'api', status: 401, error: 'invalid_token', leftMs: 5, ...more });

  test('by an API, before its end', () => {
    expect(standing(refusal())).toEqual({ state: 'refused', since: NOW + 4 * MINUTE });
    expect(standing(later('revoked_inferred', 4, 'a1', { by: 'api' })).state).toBe('refused');
  });

  test.each([
    ['after its end', [refusal({ leftMs: -5 })]],
    ['for want of scope', [refusal({ error: 'insufficient_scope' })]],
    ['where it is accepted later', [refusal(), later('token_used', 5, 'a1', { origin: 'api', status: 200 })]],
  ])('not %s', (_, events) => {
    expect(standing(...events)).toEqual(current);
  });
});

test('what came first counts', () => {
  const events = [later('refreshed', 1, 'a2', { replaces: 'a1' }), later('logout', 2)];
  expect(standing(...events)).toEqual({ state: 'replaced', since: NOW + MINUTE });
  expect(standing(later('logout', 1), later('revoked', 2, 'r1', { status: 200 })).state).toBe('signed-out');
});

describe('a refresh token', () => {
  const of = (...events: ReturnType<typeof event>[]) => standingOf('r1', [grant('g', [issued, ...events])]).state;

  test('is replaced by rotation, refused by its issuer, revoked or signed out', () => {
    expect(of(later('rotated', 1, 'r2', { previous: 'r1' }))).toBe('replaced');
    expect(of(later('refresh_refused', 1, 'r1', { sent: 'r1', error: 'invalid_grant' }))).toBe('refused');
    expect(of(later('revoked', 1, 'r1', { status: 200 }))).toBe('revoked');
    expect(of(later('logout', 1))).toBe('signed-out');
  });

  test('stays current where it was refused for something else, or another was', () => {
    expect(of(later('refresh_refused', 1, 'r1', { sent: 'r1', error: 'use_dpop_nonce' }))).toBe('current');
    expect(of(later('refreshed', 1, 'a2', { sent: 'r1', replaces: 'a1' }), later('not_rotated', 1, 'r1'))).toBe(
      'current',
    );
  });
});
