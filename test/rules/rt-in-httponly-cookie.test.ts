import { describe, expect, it } from 'vitest';
import { HOUR, judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'rt-in-httponly-cookie';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'http-only-cookie', cookie: {}, ...more });
const named = (more: Parameters<typeof tokenOf>[1] = {}) => tokenOf('refresh', { certainty: 'hint', ...more });
const kept = { expiresAt: NOW + HOUR };

describe(RULE, () => {
  it('flags a refresh token in a cookie that ends with the browser, as info', () => {
    const found = judge();
    expect(found).toMatchObject({ severity: 'info', certainty: 'proven', token: token.id });
    expect(found?.facts.reason).toBeUndefined();
  });

  it('flags one in a cookie that is kept on the disk, as low', () => {
    expect(judge({ cookie: kept })).toMatchObject({ severity: 'low', facts: { reason: 'persistent' } });
  });

  it('flags a kept one that only its shape gives away, as info', () => {
    const found = judge({ token: tokenOf('refresh', { certainty: 'likely' }), cookie: kept });
    expect(found?.severity).toBe('info');
    expect(found?.facts.reason).toBeUndefined();
  });

  it('flags one whose attributes are not known, as info', () => {
    expect(judgeSeen(RULE, { token, channel: 'http-only-cookie' })?.severity).toBe('info');
  });

  it.each(['/auth/refresh', '/api/Renew', '/oauth/token'])(
    'flags a cookie that only its name gives away and that goes to %s alone, as info',
    (path) => {
      expect(judge({ token: named(), cookie: { path, ...kept } })).toMatchObject({
        severity: 'info',
        certainty: 'hint',
      });
    },
  );

  it('flags an encrypted refresh token that the server gave out as it is', () => {
    expect(judge({ token: tokenOf('refresh', { format: 'jwe' }) })?.severity).toBe('info');
  });

  it('passes a cookie that only its name gives away and that goes everywhere', () => {
    expect(judge({ token: named(), cookie: { path: '/', ...kept } })).toBeUndefined();
    expect(judgeSeen(RULE, { token: named(), channel: 'http-only-cookie' })).toBeUndefined();
  });

  it('passes an encrypted session cookie', () => {
    expect(judge({ token: named({ format: 'jwe' }), cookie: { path: '/auth/refresh' } })).toBeUndefined();
  });

  it('passes a cookie that scripts can read, which is another fault, and an access token', () => {
    expect(judge({ channel: 'cookie' })).toBeUndefined();
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
  });
});
