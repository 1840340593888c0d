import { describe, expect, it } from 'vitest';
import type { Facts, LifecycleEvent } from '../../src/oauth/grant';
import { eventOf, grantOf, judgeHappened, jwtOf, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'at-outlives-revocation';
const opaque = tokenOf('access');
const jwt = jwtOf('access', {});
const refresh = tokenOf('refresh');
const tokens = [opaque, jwt, refresh];
/** Long enough for it to have been heard everywhere. */
const THEN = NOW - 30 * SECOND;

const revoked = (token = opaque, facts: Facts = { status: 200 }, at = THEN) => eventOf('revoked', at, token.id, facts);
const signedOut = (facts: Facts = { by: 'server' }, at = THEN) => eventOf('logout', at, undefined, facts);
const used = (token = opaque, facts: Facts = {}) =>
  eventOf('token_used', NOW, token.id, { status: 200, party: 'api', ...facts });
const judge = (...events: LifecycleEvent[]) => judgeHappened(RULE, grantOf(...events), { tokens });
/** A JWT with so much of its life left, used after its own revocation. */
const severityWith = (leftMs: number) => judge(revoked(jwt), used(jwt, { leftMs }))?.severity;

describe(RULE, () => {
  it('flags an opaque token that is accepted after its revocation, as medium', () => {
    expect(judge(revoked(), used(opaque, { leftMs: MINUTE }))).toMatchObject({
      severity: 'medium',
      token: opaque.id,
      facts: { reason: 'revoked', secondsSince: 30 },
    });
  });

  it('flags an opaque token that is accepted after the revocation of its refresh token, as medium', () => {
    expect(judge(revoked(refresh), used())).toMatchObject({ severity: 'medium', facts: { reason: 'revoked' } });
  });

  it.each(['server', 'front-channel'])('flags one accepted after a sign-out (%s), as medium', (by) => {
    expect(judge(signedOut({ by, status: 302 }), used())).toMatchObject({
      severity: 'medium',
      facts: { reason: 'signed_out', secondsSince: 30 },
    });
  });

  it('flags a JWT with more than an hour left, as medium', () => {
    expect(severityWith(60 * MINUTE + 1)).toBe('medium');
    expect(judge(revoked(jwt), used(jwt, { leftMs: 61 * MINUTE }))?.facts.reason).toBe('revoked');
    expect(judge(signedOut(), used(jwt, { leftMs: 61 * MINUTE }))?.facts.reason).toBe('signed_out');
  });

  it('flags a JWT with an hour or less left, as low', () => {
    expect(severityWith(60 * MINUTE)).toBe('low');
    expect(severityWith(15 * MINUTE + 1)).toBe('low');
    expect(judge(signedOut(), used(jwt, { leftMs: 60 * MINUTE }))).toMatchObject({
      severity: 'low',
      facts: { reason: 'signed_out,ends_soon', secondsSince: 30 },
    });
  });

  it('flags a JWT with a quarter of an hour or less left, as info', () => {
    expect(severityWith(15 * MINUTE)).toBe('info');
    expect(severityWith(-MINUTE)).toBe('info');
  });

  it('flags a JWT whose end nobody states, as medium', () => {
    expect(judge(revoked(jwt), used(jwt))?.severity).toBe('medium');
  });

  it('flags a JWT after the revocation of its refresh token alone, as info', () => {
    expect(judge(revoked(refresh), used(jwt, { leftMs: 120 * MINUTE }))).toMatchObject({
      severity: 'info',
      facts: { reason: 'revoked_refresh', secondsSince: 30 },
    });
  });

  it('flags by what ends the token itself, where more than one thing does', () => {
    const far = used(jwt, { leftMs: 120 * MINUTE });
    const early = THEN - MINUTE;
    expect(judge(revoked(refresh, { status: 200 }, early), signedOut(), far)?.facts.reason).toBe('signed_out');
    expect(judge(signedOut({ by: 'server' }, early), revoked(jwt), far)?.facts.reason).toBe('revoked');
    expect(judge(signedOut({ by: 'server' }, early), revoked(jwt), far)?.facts.secondsSince).toBe(30);
  });

  it('flags the last of several uses, not the first', () => {
    const early = eventOf('token_used', THEN - MINUTE, opaque.id, { status: 200, last: NOW });
    expect(judge(revoked(), early)?.facts.secondsSince).toBe(30);
  });

  it('flags one issued before the revocation, wherever it is used but at a stranger', () => {
    const issued = eventOf('token_issued', THEN - 1, opaque.id);
    for (const party of ['first', 'issuer', 'api'])
      expect(judge(issued, revoked(), used(opaque, { party }))?.severity, party).toBe('medium');
  });

  it('flags one that is bound to a key, one step lower', () => {
    const issued = eventOf('token_issued', THEN - 1, opaque.id, { bound: true });
    expect(judge(issued, revoked(), used())).toMatchObject({ severity: 'low', facts: { reason: 'revoked,bound' } });
  });

  it('passes for half a minute, which the news may need to spread', () => {
    expect(judge(revoked(opaque, { status: 200 }, THEN + 1), used())).toBeUndefined();
    expect(judge(signedOut({ by: 'server' }, THEN + 1), used())).toBeUndefined();
  });

  it('passes a token that nothing has ended', () => {
    expect(judge(used())).toBeUndefined();
    expect(judge(eventOf('refreshed', THEN, opaque.id, { status: 200 }), used())).toBeUndefined();
  });

  it('passes a sign-out within the app: the authorization server never heard of it', () => {
    expect(judge(signedOut({ by: 'app' }), used())).toBeUndefined();
  });

  it.each([400, 404, 503])('passes a revocation and a sign-out that failed with status %i', (status) => {
    expect(judge(revoked(opaque, { status }), used())).toBeUndefined();
    expect(judge(signedOut({ by: 'server', status }), used())).toBeUndefined();
  });

  it('passes the revocation of another access token', () => {
    expect(judge(revoked(jwt), used())).toBeUndefined();
    expect(judge(eventOf('revoked', THEN, 'unknown', { status: 200 }), used())).toBeUndefined();
  });

  it('passes a token issued since', () => {
    expect(judge(signedOut(), eventOf('token_issued', THEN, opaque.id), used())).toBeUndefined();
    expect(judge(signedOut(), eventOf('token_issued', THEN + SECOND, opaque.id), used())).toBeUndefined();
  });

  it.each([0, 302, 401, 403, 500])('passes an answer of status %i: nobody has accepted it', (status) => {
    expect(judge(revoked(), used(opaque, { status }))).toBeUndefined();
  });

  it('passes what a third party answers, which says nothing about the token', () => {
    expect(judge(revoked(), used(opaque, { party: 'third' }))).toBeUndefined();
  });

  it('passes another kind of token, and one that is refused', () => {
    const other = tokenOf('unknown');
    const grant = grantOf(revoked(other), used(other));
    expect(judgeHappened(RULE, grant, { tokens: [other] })).toBeUndefined();
    expect(judgeHappened(RULE, grantOf(revoked(), used()))).toBeUndefined();
    expect(judge(revoked(), { ...used(), kind: 'token_rejected' })).toBeUndefined();
  });
});
