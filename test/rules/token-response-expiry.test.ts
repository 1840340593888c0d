import { describe, expect, it } from 'vitest';
import type { Facts } from '../../src/oauth/grant';
import { type Around, eventOf, grantOf, HOUR, judgeHappened, jwtOf, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'token-response-expiry';
const token = tokenOf('access');
const jwt = jwtOf('access', {}, {}, { expiresAt: NOW + HOUR, expirySource: 'exp' });
const judge = (facts: Facts, { access = token, ...around }: Around & { access?: typeof token } = {}) =>
  judgeHappened(
    RULE,
    grantOf(eventOf('token_issued', NOW, access.id, { access: access.id, tokenType: 'Bearer', ...facts })),
    { tokens: [access], ...around },
  );

describe(RULE, () => {
  it('flags a token response that does not say how long the token lives, as low', () => {
    expect(judge({})).toMatchObject({ severity: 'low', token: token.id, facts: { reason: 'no_life' } });
    const stated = { ...token, expirySource: 'stated' } as const;
    expect(judge({}, { access: stated })?.severity).toBe('low');
    expect(judge({}, { tokens: [] })?.severity).toBe('low');
  });

  it('flags an access token from the authorization endpoint without its life, as low', () => {
    const front = eventOf('token_issued', NOW, token.id, { access: token.id, front: true });
    expect(judgeHappened(RULE, grantOf(front), { tokens: [token] })?.severity).toBe('low');
  });

  it('flags a missing expires_in beside a token that states its own end, as info', () => {
    expect(judge({}, { access: jwt })).toMatchObject({ severity: 'info', facts: { reason: 'states_end' } });
  });

  it('flags an expires_in that is no positive number, as low', () => {
    const low = { severity: 'low', facts: { reason: 'not_positive' } };
    expect(judge({ expiresInFault: 'not_positive' })).toMatchObject(low);
    expect(judge({ expiresInFault: 'not_positive', expiryGapMs: -HOUR }, { access: jwt })).toMatchObject(low);
  });

  it('flags an expires_in that is a number written as text, as info', () => {
    const info = { severity: 'info', facts: { reason: 'text_number' } };
    expect(judge({ expiresInFault: 'text', expiresIn: 3600 })).toMatchObject(info);
    expect(judge({ expiresInFault: 'text' })).toMatchObject(info);
  });

  it.each([1, -1])('flags an expires_in more than 2 minutes away from exp (%i), as low', (sign) => {
    const gap = (ms: number, facts: Facts = {}) => judge({ expiresIn: 3600, expiryGapMs: sign * ms, ...facts });
    expect(gap(2 * MINUTE + 1)).toMatchObject({ severity: 'low', facts: { gapSeconds: sign * 120 } });
    expect(gap(HOUR)).toMatchObject({ severity: 'low', facts: { gapSeconds: sign * 3600 } });
    expect(gap(HOUR)?.facts.reason).toBeUndefined();
    expect(gap(HOUR, { expiresInFault: 'text' })?.severity).toBe('low');
    expect(gap(2 * MINUTE)).toBeUndefined();
  });

  it('passes a response whose expires_in agrees with its token', () => {
    expect(judge({ expiresIn: 3600 })).toBeUndefined();
    expect(judge({ expiresIn: 3600, expiryGapMs: SECOND }, { access: jwt })).toBeUndefined();
  });

  it('passes a difference as long as the server’s clock is not known', () => {
    expect(judge({ expiresIn: 3600, expiryGapMs: HOUR }, { clockIsKnown: false })).toBeUndefined();
  });

  it('passes a cached answer, whose age nobody knows', () => {
    expect(judge({ expiresIn: 3600 }, { access: jwt })).toBeUndefined();
  });

  it('passes a response without an access token, and one in a form of the app’s own', () => {
    const none = eventOf('token_issued', NOW, tokenOf('id').id, { tokenType: 'Bearer' });
    expect(judgeHappened(RULE, grantOf(none))).toBeUndefined();
    const bare: Facts[] = [{ access: token.id }, { access: token.id, front: false }];
    for (const facts of bare)
      expect(judgeHappened(RULE, grantOf(eventOf('token_issued', NOW, token.id, facts)))).toBeUndefined();
  });

  it('passes every event that brings no token', () => {
    const other = eventOf('rotated', NOW, token.id, { access: token.id, tokenType: 'Bearer' });
    expect(judgeHappened(RULE, grantOf(other))).toBeUndefined();
  });
});
