import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, HOUR, judgeSeen, jwtOf, MINUTE, NOW, SECOND, type Seen, tokenOf } from './make-case';

const RULE = 'at-in-storage';
/** An access token with `life` ms from its issue to its end, of which `left` are left. */
const living = (life: number, left = life) =>
  tokenOf('access', { issuedAt: NOW + left - life, expiresAt: NOW + left, expirySource: 'exp' });
const judge = (more: Partial<Seen> = {}) => judgeSeen(RULE, { token: living(HOUR), channel: 'local-storage', ...more });

describe(RULE, () => {
  it.each(['local-storage', 'indexed-db', 'cache-storage', 'cookie', 'document'] as const)(
    'flags an access token in the %s, as medium',
    (channel) => {
      expect(judge({ channel })?.severity).toBe('medium');
    },
  );

  it('flags one in sessionStorage, as low', () => {
    expect(judge({ channel: 'session-storage' })?.severity).toBe('low');
  });

  it('flags one that only its shape gives away, as it does a proven one', () => {
    expect(judge({ token: { ...living(HOUR), certainty: 'likely' } })?.severity).toBe('medium');
  });

  it('flags one that lives fifteen minutes or less, one step lower', () => {
    const short = { severity: 'low', facts: { reason: 'short_life' } };
    expect(judge({ token: living(15 * MINUTE) })).toMatchObject(short);
    expect(judge({ token: living(15 * MINUTE), channel: 'session-storage' })?.severity).toBe('info');
    expect(judge({ token: living(15 * MINUTE + SECOND) })?.severity).toBe('medium');
  });

  it('flags one that lives more than a day, one step higher', () => {
    expect(judge({ token: living(24 * HOUR + SECOND) })).toMatchObject({
      severity: 'high',
      facts: { reason: 'long_life' },
    });
    expect(judge({ token: living(24 * HOUR + SECOND), channel: 'session-storage' })?.severity).toBe('medium');
    expect(judge({ token: living(24 * HOUR) })?.severity).toBe('medium');
  });

  it('flags one that is bound to a key, one step lower', () => {
    const token = jwtOf('access', { cnf: { 'x5t#S256': 'thumbprint' } });
    expect(judge({ token })).toMatchObject({ severity: 'low', facts: { reason: 'bound' } });
    const opaque = living(HOUR);
    const grant = grantOf(eventOf('token_issued', NOW, opaque.id, { bound: true }));
    expect(judge({ token: opaque, grant })?.severity).toBe('low');
  });

  it('flags it one step lower or higher by the limits that the user set', () => {
    const limits = { accessInfoMinutes: 60, accessHighMinutes: 120 };
    expect(judge({ token: living(HOUR), limits })?.facts.reason).toBe('short_life');
    expect(judge({ token: living(3 * HOUR), limits })?.facts.reason).toBe('long_life');
  });

  it('flags one whose end nobody states, as medium', () => {
    expect(judge({ token: tokenOf('access') })?.severity).toBe('medium');
  });

  it('flags what only its name calls an access token, as low', () => {
    expect(judge({ token: { ...living(24 * HOUR + SECOND), certainty: 'hint' } })?.severity).toBe('low');
  });

  it('flags one that is past its end as left over, as info', () => {
    const stale = { severity: 'info', facts: { reason: 'stale' } };
    expect(judge({ token: living(48 * HOUR, -MINUTE - 1) })).toMatchObject(stale);
    expect(judge({ token: living(HOUR, -MINUTE) })?.severity).toBe('medium');
  });

  it('flags it by the time of the server, not of this computer', () => {
    expect(judge({ token: living(HOUR, 0), now: NOW + HOUR })?.severity).toBe('info');
  });

  it('flags it once more when the response states its life', () => {
    expect(judge({ token: living(5 * MINUTE), again: 'token_issued' })?.facts.reason).toBe('short_life');
  });

  it('passes an HttpOnly cookie', () => {
    expect(judge({ channel: 'http-only-cookie' })).toBeUndefined();
  });

  it('passes a token that is only used: what is in memory is not seen, and not called safe', () => {
    expect(judge({ channel: 'request-header' })).toBeUndefined();
    expect(judge({ channel: 'response-body' })).toBeUndefined();
  });

  it('passes another kind of token', () => {
    for (const kind of ['refresh', 'id', 'session', 'unknown'] as const)
      expect(judge({ token: tokenOf(kind) }), kind).toBeUndefined();
  });
});
