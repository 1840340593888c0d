import { describe, expect, it } from 'vitest';
import type { Facts, Grant } from '../../src/oauth/grant';
import { type Around, eventOf, grantOf, judgeHappened, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'rt-survives-logout';
const token = tokenOf('refresh');
const next = tokenOf('refresh');
const access = tokenOf('access');
const LEFT = NOW - MINUTE;
const issued = eventOf('token_issued', NOW - 5 * MINUTE, access.id, { refresh: token.id });
const logout = (facts: Facts = { by: 'server', status: 302 }, at = LEFT) => eventOf('logout', at, undefined, facts);
const revoked = (status: number, id = token.id) => eventOf('revoked', LEFT, id, { status });
const accepted = (sentAt = NOW, sent = token.id) => eventOf('refreshed', sentAt + 200, undefined, { sent, sentAt });
const rotated = (at: number) => eventOf('rotated', at, next.id, { previous: token.id });
const of = (...events: Parameters<typeof grantOf>): Grant => ({ ...grantOf(...events), clientId: 'web' });
const judge = (grant: Grant, around: Around = {}) =>
  judgeHappened(RULE, grant, { tokens: [token, next, access], ...around });

describe(RULE, () => {
  it('flags a refresh that is accepted after the user has signed out at the server, as high', () => {
    expect(judge(of(issued, logout(), accepted()))).toMatchObject({
      severity: 'high',
      token: token.id,
      facts: { reason: 'signed_out', secondsSince: 60 },
    });
  });

  it.each<Facts>([
    { by: 'front-channel' },
    { by: 'server' },
    { by: 'server', status: 200 },
    { by: 'server', status: 399 },
  ])('flags it after any sign-out that the server did not refuse: %j', (facts) => {
    expect(judge(of(issued, logout(facts), accepted()))?.severity).toBe('high');
  });

  it('flags a refresh that is accepted after the refresh token was revoked, as high', () => {
    expect(judge(of(issued, revoked(200), accepted()))).toMatchObject({
      severity: 'high',
      facts: { reason: 'revoked', secondsSince: 60 },
    });
  });

  it('flags a token that was known by its use alone', () => {
    expect(judge(of(eventOf('refresh_requested', LEFT, token.id), logout(), accepted()))?.severity).toBe('high');
  });

  it('flags it from ten seconds after the sign-out on', () => {
    expect(judge(of(issued, logout(undefined, NOW - 10 * SECOND), accepted()))?.facts.secondsSince).toBe(10);
    expect(judge(of(issued, logout(undefined, NOW - 10 * SECOND + 1), accepted()))).toBeUndefined();
  });

  it('flags one that is replaced only after the sign-out', () => {
    expect(judge(of(issued, logout(), rotated(LEFT), accepted()))?.severity).toBe('high');
    expect(judge(of(issued, logout(), rotated(NOW - 30 * SECOND), accepted()))?.severity).toBe('high');
  });

  it('flags it where somebody signed in before the sign-out, after the refresh, or with another client', () => {
    const signIn = (at: number, more: Partial<Grant> = {}) => ({ ...of(eventOf('code_exchange', at)), ...more });
    const grant = of(issued, logout(), accepted());
    for (const other of [
      signIn(LEFT),
      signIn(NOW),
      signIn(NOW - SECOND, { clientId: 'other' }),
      signIn(NOW - SECOND, { issuer: 'https://login.other.test' }),
    ])
      expect(judge(grant, { grants: [other] })?.severity).toBe('high');
  });

  it.each(['callback', 'code_exchange', 'new_grant'] as const)(
    'passes where somebody signed in again in between, in another tab too: %s',
    (kind) => {
      expect(judge(of(issued, logout(), eventOf(kind, NOW - SECOND), accepted()))).toBeUndefined();
      const elsewhere = of(eventOf('token_used', LEFT), eventOf(kind, NOW - SECOND));
      expect(judge(of(issued, logout(), accepted()), { grants: [elsewhere] })).toBeUndefined();
    },
  );

  it('passes a sign-out within the app, of which the server never heard', () => {
    expect(judge(of(issued, logout({ by: 'app' }), accepted()))).toBeUndefined();
  });

  it('passes a sign-out that failed', () => {
    expect(judge(of(issued, logout({ by: 'server', status: 400 }), accepted()))).toBeUndefined();
    expect(judge(of(issued, logout({ by: 'server', status: 503 }), accepted()))).toBeUndefined();
  });

  it('passes a revocation that was answered with an error', () => {
    expect(judge(of(issued, revoked(503), accepted()))).toBeUndefined();
  });

  it('passes a revocation of the access token alone', () => {
    expect(judge(of(issued, revoked(200, access.id), accepted()))).toBeUndefined();
    expect(judge(of(issued, eventOf('revoked', LEFT, undefined, { status: 200 }), accepted()))).toBeUndefined();
  });

  it('passes a token that was replaced before: its use is another fault', () => {
    expect(judge(of(issued, rotated(LEFT - 1), logout(), accepted()))).toBeUndefined();
  });

  it('passes a token that was met only after the sign-out', () => {
    const later = eventOf('token_issued', LEFT + 1, access.id, { refresh: next.id });
    expect(judge(of(issued, logout(), later, accepted(NOW, next.id)))).toBeUndefined();
  });

  it('passes a refresh that is refused', () => {
    const refused = eventOf('refresh_refused', NOW, token.id, { sent: token.id, sentAt: NOW, error: 'invalid_grant' });
    expect(judge(of(issued, logout(), refused))).toBeUndefined();
  });

  it('passes a refresh where nobody has signed out, and one that does not say what was sent', () => {
    expect(judge(of(issued, accepted()))).toBeUndefined();
    expect(judge(of(issued, logout(), eventOf('refreshed', NOW)))).toBeUndefined();
  });
});
