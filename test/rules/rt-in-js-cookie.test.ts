import { describe, expect, it } from 'vitest';
import { eventOf, foundOf, grantOf, judgeSeen, MINUTE, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'rt-in-js-cookie';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) => judgeSeen(RULE, { token, channel: 'cookie', key: 'rt', ...more });

describe(RULE, () => {
  it('flags a cookie that scripts can read and that holds a refresh token, as high', () => {
    expect(judge()).toMatchObject({ severity: 'high', place: { channel: 'cookie', key: 'rt' } });
  });

  it('flags one that only its shape gives away, as high', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'likely' }) })?.severity).toBe('high');
  });

  it('flags one that is bound to a key, one step lower', () => {
    const grant = grantOf(eventOf('token_issued', NOW, token.id, { refreshBound: true }));
    expect(judge({ grant })).toMatchObject({ severity: 'medium', facts: { reason: 'bound' } });
  });

  it('flags an unreplaced one no higher, and gives no reason for a move that was not made', () => {
    const found = judge({ findings: [foundOf('rt-not-rotated', token)] });
    expect(found).toMatchObject({ severity: 'high', facts: {} });
    expect(found?.facts.reason).toBeUndefined();
  });

  it('flags what only its name calls a refresh token, as low', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('flags a cookie that has not ended by the clock of this computer', () => {
    expect(judge({ cookie: { expiresAt: NOW + 1 } })?.severity).toBe('high');
    expect(judge({ cookie: { expiresAt: NOW - MINUTE + 1 }, offsetMs: MINUTE })?.severity).toBe('high');
    expect(judge({ cookie: {} })?.severity).toBe('high');
  });

  it('passes a cookie that has ended', () => {
    expect(judge({ cookie: { expiresAt: NOW } })).toBeUndefined();
    expect(judge({ cookie: { expiresAt: NOW + 1 }, offsetMs: -MINUTE })).toBeUndefined();
  });

  it('passes an HttpOnly cookie, which no script can read', () => {
    expect(judge({ channel: 'http-only-cookie' })).toBeUndefined();
  });

  it('passes one that is known to be dead', () => {
    expect(judge({ grant: grantOf(eventOf('revoked', NOW, token.id, { status: 200 })) })).toBeUndefined();
  });

  it('passes a cookie that holds something else', () => {
    for (const kind of ['access', 'session', 'unknown'] as const)
      expect(judge({ token: tokenOf(kind) }), kind).toBeUndefined();
  });
});
