import { describe, expect, it } from 'vitest';
import type { EventKind, Facts, LifecycleEvent } from '../../src/oauth/grant';
import { eventOf, grantOf, HOUR, judgeSeen, MINUTE, NOW, SECOND, type Seen, tokenOf } from './make-case';

const RULE = 'token-left-after-logout';
const refresh = tokenOf('refresh');
const access = tokenOf('access', { expiresAt: NOW + HOUR });
const OUT = NOW - 5 * SECOND;

const issued = (at = OUT - MINUTE) => eventOf('token_issued', at, access.id, { refresh: refresh.id });
const signedOut = (facts: Facts = { by: 'server' }, at = OUT) => eventOf('logout', at, undefined, facts);
const judge = (more: Partial<Seen> = {}, ...events: LifecycleEvent[]) =>
  judgeSeen(RULE, {
    token: refresh,
    channel: 'local-storage',
    grant: grantOf(issued(), ...(events.length > 0 ? events : [signedOut()])),
    ...more,
  });

describe(RULE, () => {
  it.each(['local-storage', 'session-storage', 'indexed-db', 'cache-storage', 'cookie'] as const)(
    'flags a refresh token that is still in the %s five seconds after the sign-out, as medium',
    (channel) => {
      const found = judge({ channel });
      expect(found).toMatchObject({ severity: 'medium', token: refresh.id, place: { channel } });
      expect(found?.facts.reason).toBeUndefined();
    },
  );

  it('flags an access token, as low', () => {
    expect(judge({ token: access })).toMatchObject({ severity: 'low', facts: { reason: 'access_token' } });
  });

  it.each(['server', 'front-channel', 'app'])('flags it after every kind of sign-out (%s)', (by) => {
    expect(judge({}, signedOut({ by }))?.severity).toBe('medium');
    expect(judge({}, signedOut({ by, status: 302 }))?.severity).toBe('medium');
  });

  it('flags it by the first of several sign-outs', () => {
    expect(judge({}, signedOut(), signedOut({ by: 'server' }, NOW))?.severity).toBe('medium');
  });

  it('flags what is long known and still there', () => {
    expect(judge({ at: NOW - HOUR, last: NOW })?.severity).toBe('medium');
  });

  it('flags a token past its end, as info', () => {
    const ended = { ...access, expiresAt: NOW - MINUTE - 1 };
    expect(judge({ token: ended })).toMatchObject({ severity: 'info', facts: { reason: 'stale' } });
    expect(judge({ token: { ...refresh, expiresAt: NOW - MINUTE - 1 } })?.severity).toBe('info');
    expect(judge({ token: { ...access, expiresAt: NOW - MINUTE } })?.severity).toBe('low');
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
  });

  it('flags a revoked access token, as info', () => {
    const revoked = eventOf('revoked', OUT, access.id, { status: 200 });
    expect(judge({ token: access }, revoked, signedOut())).toMatchObject({
      severity: 'info',
      facts: { reason: 'dead' },
    });
  });

  it.each([
    ['refused', eventOf('refresh_refused', OUT, refresh.id, { error: 'invalid_grant' })],
    ['revoked', eventOf('revoked', OUT, refresh.id, { status: 200 })],
  ])('flags a refresh token that was %s and is still stored, as info', (_, event) => {
    expect(judge({}, event)).toMatchObject({ severity: 'info', facts: { reason: 'dead' } });
    expect(judge({}, event, signedOut())?.severity).toBe('info');
  });

  it.each(['logout', 'refresh_refused', 'revoked'] as const)('flags it once more after %s', (again) => {
    expect(judge({ again })?.severity).toBe('medium');
    expect(judge({ again: 'token_used' })).toBeUndefined();
  });

  it('flags a sign-out that asked for no revocation of a refresh token the page was given, as info', () => {
    expect(judge({ channel: 'response-body', at: NOW - HOUR })).toMatchObject({
      severity: 'info',
      facts: { reason: 'not_revoked' },
    });
    const other = eventOf('revoked', OUT, access.id, { status: 200 });
    expect(judge({ channel: 'response-body' }, other, signedOut())?.severity).toBe('info');
  });

  it('flags that by the time of this computer', () => {
    const skewed = { channel: 'response-body', now: NOW + MINUTE, offsetMs: MINUTE } as const;
    expect(judge(skewed)?.severity).toBe('info');
    expect(judge({ ...skewed, now: NOW + MINUTE - 1 })).toBeUndefined();
  });

  it('flags one that is bound to a key, one step lower', () => {
    const bound = eventOf('token_issued', OUT - MINUTE, access.id, { refresh: refresh.id, refreshBound: true });
    expect(judge({ grant: grantOf(bound, signedOut()) })).toMatchObject({
      severity: 'low',
      facts: { reason: 'bound' },
    });
  });

  it('flags what only its name calls a refresh token, as low', () => {
    const hint = { ...refresh, certainty: 'hint' } as const;
    expect(judge({ token: hint })?.severity).toBe('low');
  });

  it('passes what is gone within five seconds: the page is still redirecting', () => {
    expect(judge({ last: NOW - 1, at: NOW - HOUR })).toBeUndefined();
    expect(judge({ token: access, last: NOW - 1, at: NOW - HOUR })).toBeUndefined();
  });

  it('passes a revocation, whether before the sign-out or within five seconds of it', () => {
    for (const status of [200, 503]) {
      const revoked = (at: number) => eventOf('revoked', at, refresh.id, { status });
      expect(judge({ channel: 'response-body' }, revoked(OUT - 1), signedOut())).toBeUndefined();
      expect(judge({ channel: 'response-body' }, signedOut(), revoked(OUT + 1))).toBeUndefined();
    }
    expect(judge({ channel: 'response-body', now: NOW - 1 })).toBeUndefined();
  });

  it('passes a refresh token that ended by itself, where it is no longer stored', () => {
    const refused = eventOf('refresh_refused', OUT, refresh.id, { error: 'invalid_grant' });
    expect(judge({ channel: 'response-body' }, refused, signedOut())).toBeUndefined();
  });

  it('passes an access token that the page was given: its end is near', () => {
    expect(judge({ channel: 'response-body', token: access })).toBeUndefined();
  });

  it('passes as long as nobody has signed out', () => {
    for (const kind of ['token_used', 'refreshed'] satisfies EventKind[]) {
      expect(judge({}, eventOf(kind, OUT, access.id))).toBeUndefined();
      expect(judge({ channel: 'response-body' }, eventOf(kind, OUT, access.id))).toBeUndefined();
    }
  });

  it.each([400, 404, 500])('passes a sign-out that failed with status %i', (status) => {
    expect(judge({}, signedOut({ by: 'server', status }))).toBeUndefined();
    expect(judge({}, signedOut({ by: 'server', status: 399 }))?.severity).toBe('medium');
  });

  it('passes a token issued since, and one of another account', () => {
    expect(judge({ grant: grantOf(signedOut(), issued(OUT)) })).toBeUndefined();
    expect(judge({ grant: grantOf(signedOut(), issued(OUT + 1)) })).toBeUndefined();
    expect(judge({ token: tokenOf('refresh') })).toBeUndefined();
  });

  it('passes an HttpOnly cookie and a token that is sent', () => {
    expect(judge({ channel: 'http-only-cookie' })).toBeUndefined();
    expect(judge({ channel: 'request-body' })).toBeUndefined();
  });

  it('passes another kind of token', () => {
    const id = tokenOf('id');
    const grant = grantOf(eventOf('token_issued', OUT - MINUTE, access.id, { idToken: id.id }), signedOut());
    expect(judge({ token: id, grant })).toBeUndefined();
  });
});
