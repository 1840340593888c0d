import { describe, expect, it } from 'vitest';
import type { Grant } from '../../src/oauth/grant';
import type { Token } from '../../src/oauth/token';
import { isAccepted, isBound, isDead, isRotated, issueOf, supersededAt } from '../../src/rules/lifecycle';
import { LIMITS } from '../../src/rules/limits';
import type { Known } from '../../src/rules/rule';
import { eventOf, grantOf, jwtOf, NOW, tokenOf } from './make-case';

const within = (grant?: Grant): Known => ({
  now: NOW,
  clockIsKnown: true,
  offsetMs: 0,
  tokens: () => [],
  grants: () => [],
  server: () => undefined,
  isSameSite: (a, b) => a === b,
  hosts: () => [],
  limits: LIMITS,
  token: () => undefined,
  grantOf: () => grant,
  findingsOf: () => [],
});
const bound = (token: Token, grant?: Grant) => isBound(token, within(grant));

describe('bound to a key', () => {
  it('is a token that confirms a key by its thumbprint (RFC 9449, RFC 8705)', () => {
    expect(bound(jwtOf('access', { cnf: { jkt: 'thumbprint' } }))).toBe(true);
    expect(bound(jwtOf('access', { cnf: { 'x5t#S256': 'thumbprint' } }))).toBe(true);
  });

  it.each([undefined, null, 'jkt', 7, [], {}, { kid: '1' }])('is none that confirms by %j', (cnf) => {
    expect(bound(jwtOf('access', { cnf }))).toBe(false);
  });

  it('is an access token by its response, a refresh token by the proof it was asked for with', () => {
    const access = tokenOf('access');
    const refresh = tokenOf('refresh');
    const issued = (facts: object) =>
      grantOf(eventOf('token_issued', NOW, access.id, { refresh: refresh.id, ...facts }));
    expect(bound(access, issued({ bound: true }))).toBe(true);
    expect(bound(refresh, issued({ bound: true }))).toBe(false);
    expect(bound(refresh, issued({ refreshBound: true }))).toBe(true);
    expect(bound(access, issued({ refreshBound: true }))).toBe(false);
  });

  it('is no ID token that came along with a bound access token', () => {
    const id = tokenOf('id');
    expect(bound(id, grantOf(eventOf('token_issued', NOW, id.id, { bound: true })))).toBe(false);
  });

  it('is judged by the newest response that brought the token', () => {
    const { id } = tokenOf('refresh');
    const events = [true, false].map((refreshBound) => eventOf('token_issued', NOW, id, { refreshBound }));
    expect(issueOf(id, grantOf(...events))).toBe(events[1]);
    expect(bound(tokenOf('refresh'), grantOf(...events))).toBe(false);
  });
});

describe('accepted', () => {
  it('is a 2xx alone', () => {
    const accepted = [undefined, 0, 101, 199, 200, 204, 299, 300, 302, 401, 500].filter((status) =>
      isAccepted(eventOf('token_used', NOW, undefined, status === undefined ? {} : { status })),
    );
    expect(accepted).toEqual([200, 204, 299]);
  });
});

describe('the state of a refresh token', () => {
  const [old, next] = [tokenOf('refresh').id, tokenOf('refresh').id];

  it('is dead after invalid_grant or an accepted revocation of its own', () => {
    const deadBy = (kind: 'refresh_refused' | 'revoked', token: string, facts: Record<string, string | number>) =>
      isDead(old, grantOf(eventOf(kind, NOW, token, facts)));
    expect(deadBy('refresh_refused', old, { error: 'invalid_grant' })).toBe(true);
    expect(deadBy('revoked', old, { status: 200 })).toBe(true);
    expect(deadBy('refresh_refused', old, { error: 'use_dpop_nonce' })).toBe(false);
    expect(deadBy('revoked', old, { status: 503 })).toBe(false);
    expect(deadBy('refresh_refused', next, { error: 'invalid_grant' })).toBe(false);
    expect(isDead(old, undefined)).toBe(false);
  });

  it('is replaced at the time another took its place', () => {
    const grant = grantOf(eventOf('rotated', NOW, next, { previous: old }));
    expect(supersededAt(old, grant)).toBe(NOW);
    expect(supersededAt(next, grant)).toBeUndefined();
    expect(isRotated(grant)).toBe(true);
    expect(isRotated(grantOf(eventOf('not_rotated', NOW, old)))).toBe(false);
    expect(isRotated(undefined)).toBe(false);
  });
});
