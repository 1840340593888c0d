import { describe, expect, it } from 'vitest';
import { judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'cookie-host-prefix';
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, {
    token: tokenOf('session'),
    channel: 'http-only-cookie',
    key: 'sid',
    cookie: { prefix: 'none' },
    ...more,
  });
const wide = { prefix: 'none', hostOnly: false, domain: 'spa.test' } as const;

describe(RULE, () => {
  it.each(['access', 'refresh', 'id', 'session'] as const)(
    'flags a cookie of kind %s whose name does not begin with __Host-, as low',
    (kind) => {
      for (const channel of ['cookie', 'http-only-cookie'] as const) {
        const found = judge({ token: tokenOf(kind), channel });
        expect(found?.severity, channel).toBe('low');
        expect(found?.facts).toEqual({});
      }
    },
  );

  it('flags a __Secure- name where no Domain asks for it, as low', () => {
    expect(judge({ cookie: { prefix: 'secure' } })?.severity).toBe('low');
  });

  it('flags a cookie with a Domain, whatever its name, as low', () => {
    for (const prefix of ['none', 'secure'] as const)
      expect(judge({ cookie: { ...wide, prefix } })).toMatchObject({
        severity: 'low',
        facts: { domain: 'spa.test', hosts: 0 },
      });
  });

  it('flags a cookie that two or more other hosts are sent, as medium', () => {
    const hosts = ['shop.spa.test', 'spa.test:8443'];
    expect(judge({ cookie: wide, hosts })).toMatchObject({
      severity: 'medium',
      facts: { domain: 'spa.test', hosts: 2, reason: 'cookie_shared' },
    });
    const one = judge({
      cookie: wide,
      hosts: ['shop.spa.test', 'shop.spa.test:8443', 'app.spa.test', 'app.spa.test:81'],
    });
    expect(one).toMatchObject({ severity: 'low', facts: { hosts: 1 } });
    expect(one?.facts.reason).toBeUndefined();
  });

  it('flags it as low where the other hosts are not of that domain, or are not sent it', () => {
    const hosts = ['shop.spa.test', 'www.spa.test'];
    const others = ['app.other.test', 'notspa.test', 'spa.test.other.test'];
    expect(judge({ cookie: wide, hosts: others })).toMatchObject({ severity: 'low', facts: { hosts: 0 } });
    expect(judge({ cookie: { prefix: 'none' }, hosts })?.severity).toBe('low');
    expect(judge({ cookie: wide, hosts, host: 'shop.spa.test:8443' })?.facts.hosts).toBe(1);
  });

  it('flags a narrow path on the cookie of a refresh token, as info', () => {
    const token = tokenOf('refresh');
    expect(judge({ token, cookie: { prefix: 'none', path: '/auth/refresh' } })).toMatchObject({
      severity: 'info',
      facts: { reason: 'cookie_narrow' },
    });
    expect(judge({ token, cookie: { ...wide, path: '/auth/refresh' } })?.severity).toBe('low');
  });

  it('flags a narrow path on any other cookie, as low', () => {
    expect(judge({ cookie: { prefix: 'none', path: '/app' } })?.severity).toBe('low');
  });

  it('passes a name that begins with __Host-', () => {
    expect(judge({ cookie: { prefix: 'host' } })).toBeUndefined();
    expect(judge({ token: tokenOf('refresh'), cookie: { prefix: 'host', path: '/auth' } })).toBeUndefined();
  });

  it('passes a development site', () => {
    expect(judge({ setting: { dev: true } })).toBeUndefined();
  });

  it('passes a cookie that has been cleared, or of which nothing was read', () => {
    expect(judge({ cookie: { prefix: 'none', expiresAt: NOW } })).toBeUndefined();
    const token = tokenOf('session');
    expect(judgeSeen(RULE, { token, channel: 'cookie', key: 'sid' })).toBeUndefined();
  });

  it('passes what only its name calls a token, and what holds something else', () => {
    expect(judge({ token: tokenOf('access', { certainty: 'hint' }) })).toBeUndefined();
    expect(judge({ token: tokenOf('unknown') })).toBeUndefined();
    expect(judge({ channel: 'request-header' })).toBeUndefined();
  });
});
