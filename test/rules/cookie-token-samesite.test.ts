import { describe, expect, it } from 'vitest';
import { judgeSeen, MINUTE, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'cookie-token-samesite';
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, {
    token: tokenOf('session'),
    channel: 'http-only-cookie',
    key: 'sid',
    cookie: { sameSite: 'none' },
    ...more,
  });

describe(RULE, () => {
  it.each(['access', 'refresh', 'id', 'session'] as const)(
    'flags SameSite=None on a cookie of kind %s, as medium',
    (kind) => {
      for (const channel of ['cookie', 'http-only-cookie'] as const) {
        const found = judge({ token: tokenOf(kind), channel });
        expect(found?.severity, channel).toBe('medium');
        expect(found?.facts.reason).toBeUndefined();
      }
    },
  );

  it('flags a cookie without SameSite, as low', () => {
    expect(judge({ cookie: { sameSite: 'unspecified' } })).toMatchObject({
      severity: 'low',
      facts: { reason: 'cookie_default' },
    });
  });

  it('flags SameSite=Lax, as info', () => {
    expect(judge({ cookie: { sameSite: 'lax' } })).toMatchObject({ severity: 'info', facts: { reason: 'cookie_lax' } });
  });

  it('flags the authorization server’s own cookie, as info', () => {
    const said = { severity: 'info', facts: { reason: 'cookie_issuer' } };
    expect(judge({ party: 'issuer' })).toMatchObject(said);
    expect(judge({ host: 'login.idp.test', servers: [{}] })).toMatchObject(said);
    expect(judge({ host: 'app.spa.test', servers: [{}], party: 'first' })?.severity).toBe('medium');
  });

  it('flags it one step lower where a header of the app’s own guards its requests', () => {
    expect(judge({ guarded: true })).toMatchObject({ severity: 'low', facts: { reason: 'cookie_guarded' } });
    expect(judge({ guarded: true, cookie: { sameSite: 'unspecified' } })).toMatchObject({
      severity: 'info',
      facts: { reason: 'cookie_default,cookie_guarded' },
    });
  });

  it('flags a session that is kept for more than fifteen minutes, or until the browser is closed', () => {
    expect(judge({ cookie: { sameSite: 'none', expiresAt: NOW + 15 * MINUTE + 1 } })?.severity).toBe('medium');
  });

  it('flags a token that is kept for less', () => {
    const cookie = { sameSite: 'none', expiresAt: NOW + MINUTE } as const;
    expect(judge({ token: tokenOf('access'), cookie })?.severity).toBe('medium');
    expect(judge({ token: tokenOf('access'), key: 'state' })?.severity).toBe('medium');
  });

  it('flags what only its name calls a session, as low', () => {
    expect(judge({ token: tokenOf('session', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('flags a session without a name', () => {
    const token = tokenOf('session');
    expect(judgeSeen(RULE, { token, channel: 'cookie', cookie: { sameSite: 'none' } })?.severity).toBe('medium');
  });

  it('passes SameSite=Strict', () => {
    expect(judge({ cookie: { sameSite: 'strict' } })).toBeUndefined();
  });

  it('passes a partitioned cookie of an embedded app', () => {
    expect(judge({ cookie: { sameSite: 'none', partitioned: true } })).toBeUndefined();
  });

  it('passes what holds a sign-in while it is under way', () => {
    expect(judge({ cookie: { sameSite: 'none', expiresAt: NOW + 15 * MINUTE } })).toBeUndefined();
    expect(judge({ cookie: { sameSite: 'none', expiresAt: NOW + 15 * MINUTE + 1 }, offsetMs: -1 })).toBeUndefined();
    for (const key of ['state', 'nonce.sid', 'pkce_verifier', 'session_txn'])
      expect(judge({ key }), key).toBeUndefined();
  });

  it('passes a cookie that has been cleared, or of which nothing was read', () => {
    expect(judge({ token: tokenOf('access'), cookie: { sameSite: 'none', expiresAt: NOW } })).toBeUndefined();
    const token = tokenOf('session');
    expect(judgeSeen(RULE, { token, channel: 'cookie', key: 'sid' })).toBeUndefined();
  });

  it('passes a development site', () => {
    expect(judge({ setting: { dev: true } })).toBeUndefined();
  });

  it('passes what only its name calls a token, and what holds something else', () => {
    expect(judge({ token: tokenOf('access', { certainty: 'hint' }) })).toBeUndefined();
    expect(judge({ token: tokenOf('unknown') })).toBeUndefined();
    expect(judge({ channel: 'request-header' })).toBeUndefined();
  });
});
