import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, HOUR, judgeSeen, MINUTE, NOW, SECOND, type Seen, tokenOf } from './make-case';

const RULE = 'at-lifetime-long';
const living = (life: number, more = {}) => tokenOf('access', { issuedAt: NOW, expiresAt: NOW + life, ...more });
const judge = (more: Partial<Seen>) => judgeSeen(RULE, { token: living(HOUR), channel: 'response-body', ...more });
const severityOf = (life: number, more: Partial<Seen> = {}) => judge({ token: living(life), ...more })?.severity;

describe(RULE, () => {
  it.each([
    ['more than a day', 24 * HOUR + SECOND, 'high'],
    ['a day', 24 * HOUR, 'medium'],
    ['more than eight hours', 8 * HOUR + SECOND, 'medium'],
    ['eight hours', 8 * HOUR, 'low'],
    ['more than an hour', HOUR + SECOND, 'low'],
    ['an hour', HOUR, 'info'],
    ['more than a quarter of an hour', 15 * MINUTE + SECOND, 'info'],
  ])('flags a life of %s', (_, life, severity) => {
    expect(severityOf(life)).toBe(severity);
  });

  it('flags it by the limits that the user set', () => {
    const limits = { accessInfoMinutes: 5, accessHighMinutes: 30 };
    expect(severityOf(5 * MINUTE + SECOND, { limits })).toBe('info');
    expect(severityOf(5 * MINUTE, { limits })).toBeUndefined();
    expect(severityOf(31 * MINUTE, { limits })).toBe('high');
    expect(severityOf(48 * HOUR, { limits: { accessHighMinutes: 72 * 60 } })).toBe('medium');
  });

  it('flags it wherever the token is first seen, and says how long it lives', () => {
    for (const channel of ['response-body', 'request-header', 'local-storage'] as const)
      expect(judge({ token: living(2 * HOUR), channel })?.facts, channel).toMatchObject({ lifeSeconds: 7_200 });
  });

  it('flags it by the end that the response states, once it does', () => {
    expect(severityOf(2 * HOUR, { again: 'token_issued' })).toBe('low');
    expect(severityOf(2 * HOUR, { again: 'token_used' })).toBeUndefined();
  });

  it('flags it once a grant', () => {
    const token = living(2 * HOUR);
    const grant = grantOf(eventOf('token_issued', NOW, token.id));
    expect(judge({ token, grant })?.facts.grant).toBe(grant.id);
  });

  it('flags a bound one, one step lower', () => {
    const token = living(9 * HOUR);
    const grant = grantOf(eventOf('token_issued', NOW, token.id, { bound: true }));
    expect(judge({ token, grant })).toMatchObject({ severity: 'low', facts: { reason: 'bound' } });
  });

  it('flags one without its time of issue from first sight, no higher than low', () => {
    const token = tokenOf('access', { expiresAt: NOW + 48 * HOUR });
    expect(judge({ token })).toMatchObject({ severity: 'low', facts: { lifeSeconds: 48 * 3_600 } });
    expect(judge({ token: tokenOf('access', { expiresAt: NOW + HOUR }) })?.severity).toBe('info');
  });

  it("flags a session token of the app's own as info, for its number", () => {
    expect(severityOf(48 * HOUR, { token: living(48 * HOUR, { certainty: 'hint' }) })).toBe('info');
  });

  it('passes a quarter of an hour and less', () => {
    expect(severityOf(15 * MINUTE)).toBeUndefined();
    expect(severityOf(0)).toBeUndefined();
    expect(severityOf(-HOUR)).toBeUndefined();
  });

  it('passes a token whose end is not known', () => {
    expect(judge({ token: tokenOf('access', { issuedAt: NOW }) })).toBeUndefined();
  });

  it.each(['id', 'refresh', 'client-assertion', 'dpop-proof', 'session', 'unknown'] as const)(
    'passes a long life of kind %s',
    (kind) => {
      expect(judge({ token: tokenOf(kind, { issuedAt: NOW, expiresAt: NOW + 48 * HOUR }) })).toBeUndefined();
    },
  );
});
