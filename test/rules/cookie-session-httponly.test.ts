import { describe, expect, it } from 'vitest';
import { judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'cookie-session-httponly';
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, {
    token: tokenOf('session', { certainty: 'likely' }),
    channel: 'cookie',
    key: 'sid',
    cookie: {},
    ...more,
  });

describe(RULE, () => {
  it('flags the cookie of a sign-in that scripts can read, as high', () => {
    expect(judge()?.severity).toBe('high');
  });

  it('flags one that only its name calls so, as low', () => {
    expect(judge({ token: tokenOf('session', { certainty: 'hint' }) })).toMatchObject({
      severity: 'low',
      certainty: 'hint',
    });
  });

  it('flags one without a name', () => {
    const token = tokenOf('session');
    expect(judgeSeen(RULE, { token, channel: 'cookie', cookie: {} })?.severity).toBe('high');
  });

  it('passes an HttpOnly cookie', () => {
    expect(judge({ channel: 'http-only-cookie' })).toBeUndefined();
  });

  it.each(['XSRF-TOKEN', 'csrf_session', '__RequestVerificationToken', 'session.antiforgery'])(
    'passes a cookie that guards forms, which scripts are meant to read (%s)',
    (key) => {
      expect(judge({ key })).toBeUndefined();
    },
  );

  it('passes a cookie that holds no session: a flag, a language, a token', () => {
    for (const kind of ['unknown', 'access', 'refresh', 'id'] as const)
      expect(judge({ token: tokenOf(kind) }), kind).toBeUndefined();
  });

  it('passes a cookie that has been cleared, or of which nothing was read', () => {
    expect(judge({ cookie: { expiresAt: NOW } })).toBeUndefined();
    const token = tokenOf('session');
    expect(judgeSeen(RULE, { token, channel: 'cookie', key: 'sid' })).toBeUndefined();
  });

  it('passes a development site', () => {
    expect(judge({ setting: { dev: true } })).toBeUndefined();
  });
});
