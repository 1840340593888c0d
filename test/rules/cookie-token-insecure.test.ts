import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'cookie-token-insecure';
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, {
    token: tokenOf('session'),
    channel: 'http-only-cookie',
    key: 'sid',
    cookie: { secure: false },
    ...more,
  });

describe(RULE, () => {
  it.each(['access', 'refresh', 'id', 'session'] as const)(
    'flags a cookie of kind %s without Secure, as high',
    (kind) => {
      for (const channel of ['cookie', 'http-only-cookie'] as const)
        expect(judge({ token: tokenOf(kind), channel })?.severity, channel).toBe('high');
    },
  );

  it('flags it on a site without https too', () => {
    for (const site of ['https://app.spa.test', 'http://app.spa.test'])
      expect(judge({ site })?.severity, site).toBe('high');
  });

  it('flags one on a host of the own network that has https', () => {
    for (const host of ['intranet', '10.0.0.7', 'wiki.corp']) expect(judge({ host })?.severity, host).toBe('high');
  });

  it.each(['a.b', '11.0.0.7', '172.15.0.1', '172.32.0.1', '192.169.0.1', 'corp.test', '110.0.0.7', '10.0.0.7.test'])(
    'flags one of a public host without https (%s)',
    (host) => {
      expect(judge({ site: `http://${host}`, host })?.severity).toBe('high');
    },
  );

  it('flags one whose value its shape gives away, as high', () => {
    expect(judge({ token: tokenOf('access', { certainty: 'likely' }) })?.severity).toBe('high');
  });

  it('flags what only its name calls a session, as low', () => {
    expect(judge({ token: tokenOf('session', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('flags a token that a response brought, though only the page says so', () => {
    const token = tokenOf('access', { certainty: 'hint' });
    expect(judge({ token, grant: grantOf(eventOf('token_issued', NOW, token.id)) })?.severity).toBe('low');
  });

  it('flags one that has not ended yet', () => {
    expect(judge({ cookie: { secure: false, expiresAt: NOW + 1 } })?.severity).toBe('high');
    expect(judge({ cookie: { secure: false, expiresAt: NOW }, offsetMs: 1 })?.severity).toBe('high');
  });

  it('passes a cookie with Secure', () => {
    expect(judge({ cookie: { secure: true } })).toBeUndefined();
  });

  it('passes a cookie that has been cleared', () => {
    expect(judge({ cookie: { secure: false, expiresAt: 0 } })).toBeUndefined();
    expect(judge({ cookie: { secure: false, expiresAt: NOW } })).toBeUndefined();
    expect(judge({ cookie: { secure: false, expiresAt: NOW + 1 }, offsetMs: -1 })).toBeUndefined();
  });

  it.each([
    'intranet',
    'intranet:8080',
    'wiki.local',
    'wiki.lan',
    'wiki.home',
    'wiki.corp',
    'wiki.internal',
    'wiki.intranet',
    'wiki.home.arpa:80',
    '10.0.0.7',
    '192.168.1.10',
    '172.16.0.1',
    '172.20.0.1',
    '172.31.0.1:8080',
  ])('passes one of a host of the own network without https (%s), whose requests are judged', (host) => {
    expect(judge({ site: `http://${host}`, host })).toBeUndefined();
  });

  it('passes a development site', () => {
    expect(judge({ setting: { dev: true } })).toBeUndefined();
  });

  it('passes what only its name calls a token', () => {
    for (const kind of ['access', 'refresh', 'id'] as const)
      expect(judge({ token: tokenOf(kind, { certainty: 'hint' }) }), kind).toBeUndefined();
  });

  it('passes a cookie that holds something else', () => {
    for (const kind of ['unknown', 'code', 'code-verifier'] as const)
      expect(judge({ token: tokenOf(kind) }), kind).toBeUndefined();
  });

  it('passes a header that carries or sets a cookie, which says nothing of how it is kept', () => {
    for (const channel of ['request-header', 'response-header'] as const)
      expect(judge({ channel }), channel).toBeUndefined();
  });

  it('passes a cookie whose attributes were not read', () => {
    const token = tokenOf('session');
    expect(judgeSeen(RULE, { token, channel: 'cookie', key: 'sid' })).toBeUndefined();
  });
});
