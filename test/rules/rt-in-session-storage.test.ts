import { describe, expect, it } from 'vitest';
import { eventOf, foundOf, grantOf, judgeSeen, MINUTE, NOW, SECOND, type Seen, tokenOf } from './make-case';

const RULE = 'rt-in-session-storage';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) => judgeSeen(RULE, { token, channel: 'session-storage', ...more });
/** A login whose redirect came back at `at`, and whose exchange brought the token. */
const login = (at: number) => grantOf(eventOf('callback', at), eventOf('token_issued', at + 300, token.id));

describe(RULE, () => {
  it('flags one that is encrypted, its key readable beside it, as info', () => {
    const entry = tokenOf('unknown', { certainty: 'hint' });
    const channel = 'session-storage';
    const found = judgeSeen(RULE, { token: entry, channel, sealed: true });
    expect(found).toMatchObject({ severity: 'info', certainty: 'hint', facts: { reason: 'encrypted' } });
  });

  it('passes what is encrypted where no key was seen, and what is of no known kind', () => {
    for (const certainty of ['hint', 'likely'] as const)
      expect(judgeSeen(RULE, { token: tokenOf('unknown', { certainty }), channel: 'session-storage' })).toBeUndefined();
  });

  it('flags a refresh token that is an entry, as medium', () => {
    expect(judge({ key: 'session' })).toMatchObject({ severity: 'medium', certainty: 'proven', token: token.id });
  });

  it('flags one that only its shape gives away, as medium', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'likely' }) })?.severity).toBe('medium');
  });

  it('flags one that is used again and again unreplaced, as high', () => {
    expect(judge({ findings: [foundOf('rt-not-rotated', token)] })).toMatchObject({
      severity: 'high',
      facts: { reason: 'unrotated' },
    });
  });

  it('flags one that nothing ends, but that is replaced, as medium', () => {
    expect(judge({ findings: [foundOf('rt-expiry-unbounded', token)] })?.severity).toBe('medium');
  });

  it('flags an unreplaced one that is bound to a key, as low', () => {
    const grant = grantOf(eventOf('token_issued', NOW, token.id, { refreshBound: true }));
    expect(judge({ grant, findings: [foundOf('rt-not-rotated', token)] })?.severity).toBe('low');
  });

  it('flags one that is bound to a key, one step lower', () => {
    const grant = grantOf(eventOf('token_issued', NOW, token.id, { refreshBound: true }));
    expect(judge({ grant })).toMatchObject({ severity: 'low', facts: { reason: 'bound' } });
  });

  it('flags what only its name calls a refresh token, as low', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('flags one that is still there two seconds after the redirect', () => {
    const grant = login(NOW - SECOND);
    expect(judge({ grant, at: NOW - 500, last: NOW + 1_500 })?.severity).toBe('medium');
  });

  it('flags one that was there long before the redirect', () => {
    expect(judge({ grant: login(NOW - SECOND), at: NOW - MINUTE, last: NOW })?.severity).toBe('medium');
  });

  it('flags one that is put there later', () => {
    expect(judge({ grant: login(NOW - MINUTE), at: NOW })?.severity).toBe('medium');
  });

  it('passes a copy seen only within two seconds of the redirect', () => {
    expect(judge({ grant: login(NOW - SECOND), at: NOW })).toBeUndefined();
  });

  it('passes one that is known to be dead', () => {
    for (const event of [
      eventOf('refresh_refused', NOW, token.id, { error: 'invalid_grant' }),
      eventOf('revoked', NOW, token.id, { status: 200 }),
    ])
      expect(judge({ grant: grantOf(event) }), event.kind).toBeUndefined();
  });

  it('passes what is no refresh token, and other places', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
    expect(judge({ channel: 'local-storage' })).toBeUndefined();
  });
});
