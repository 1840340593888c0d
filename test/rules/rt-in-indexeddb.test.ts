import { describe, expect, it } from 'vitest';
import { eventOf, foundOf, grantOf, judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'rt-in-indexeddb';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) => judgeSeen(RULE, { token, channel: 'indexed-db', ...more });

describe(RULE, () => {
  it('flags a refresh token in a record, as high', () => {
    expect(judge({ key: 'users › value › refreshToken' })).toMatchObject({ severity: 'high', token: token.id });
  });

  it('flags one that only its shape gives away, as high', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'likely' }) })?.severity).toBe('high');
  });

  it('flags one that is bound to a key, as medium', () => {
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

  it('passes one that is known to be dead', () => {
    const grant = grantOf(eventOf('refresh_refused', NOW, token.id, { error: 'invalid_grant' }));
    expect(judge({ grant })).toBeUndefined();
  });

  it('passes what is no refresh token, and other places', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
    expect(judge({ channel: 'cache-storage' })).toBeUndefined();
  });
});
