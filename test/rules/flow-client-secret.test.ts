import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/rules/finding';
import { foundOf, judgeSeen, type Seen, tokenOf } from './make-case';

const RULE = 'flow-client-secret';
const secret = tokenOf('client-secret');
const assertion = tokenOf('client-assertion');
const says = 'token-request' as const;
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token: secret, channel: 'request-body', party: 'issuer', exchange: { says }, ...more });
const registered: Finding = { ...foundOf(RULE, secret), place: { channel: 'response-body', host: 'login.idp.test' } };

describe(RULE, () => {
  it('flags client_secret in the body of a request, as high', () => {
    expect(judge()).toMatchObject({ severity: 'high', certainty: 'proven', token: secret.id });
    expect(judge()?.facts.reason).toBeUndefined();
  });

  it.each(['token-request', 'revocation-request', 'introspection-request'] as const)(
    'flags the secret of Basic authentication on a %s, as high',
    (says) => {
      expect(judge({ channel: 'request-header', key: 'authorization', exchange: { says } })?.severity).toBe('high');
    },
  );

  it('flags a secret in a header of its own, whatever the request is, as high', () => {
    expect(judge({ channel: 'request-header', key: 'client_secret', exchange: {} })?.severity).toBe('high');
  });

  it('flags the secret of a client_credentials request, as high', () => {
    expect(judge({ channel: 'request-body', key: 'client_secret', party: 'first' })?.severity).toBe('high');
  });

  it.each(['request-body', 'request-header', 'request-url', 'fragment', 'referer'] as const)(
    'flags an assertion that the page sends (%s), as high',
    (channel) => {
      expect(judge({ token: assertion, channel, party: 'third' })).toMatchObject({ severity: 'high' });
    },
  );

  it.each(['request-url', 'fragment', 'referer'] as const)(
    'flags a secret in an address (%s), as critical',
    (channel) => {
      expect(judge({ channel })).toMatchObject({ severity: 'critical', facts: { reason: 'in_address' } });
    },
  );

  it.each(['request-body', 'request-header'] as const)(
    'flags a secret sent to a third party (%s), as critical',
    (channel) => {
      expect(judge({ channel, party: 'third', host: 'tracker.test' })).toMatchObject({
        severity: 'critical',
        facts: { reason: 'third_party', receiver: 'tracker.test' },
      });
    },
  );

  it.each(['local-storage', 'session-storage', 'indexed-db', 'cache-storage', 'cookie', 'document'] as const)(
    'flags a secret that scripts can read in the %s, as high',
    (channel) => {
      expect(judge({ channel, party: null, exchange: undefined })?.severity).toBe('high');
      expect(judge({ channel, party: 'third' })?.severity).toBe('high');
    },
  );

  it('flags what only its name calls a secret, as low', () => {
    expect(judge({ token: { ...secret, certainty: 'hint' }, channel: 'local-storage' })?.severity).toBe('low');
  });

  it('flags a secret that was registered for this browser alone, as low', () => {
    const own = { severity: 'low', facts: { reason: 'own_install' } };
    expect(judge({ channel: 'response-body', exchange: { registers: true } })).toMatchObject(own);
    expect(judge({ findings: [registered] })).toMatchObject(own);
    expect(judge({ findings: [registered], channel: 'local-storage' })).toMatchObject(own);
  });

  it('flags a secret as high that was found elsewhere before, and not registered', () => {
    const stored = foundOf(RULE, secret);
    const answered = { ...registered, rule: 'jwt-alg-none' };
    expect(judge({ findings: [stored, answered] })?.severity).toBe('high');
    expect(
      judge({ findings: [{ ...stored, place: { channel: 'local-storage', host: 'app.spa.test' } }] })?.severity,
    ).toBe('high');
  });

  it('flags a secret shown on a page that teaches tokens, as info', () => {
    expect(judge({ channel: 'document', setting: { docs: true } })?.severity).toBe('info');
  });

  it('passes the other values of a token request, where its secret is absent or empty', () => {
    for (const kind of ['code', 'refresh', 'code-verifier', 'unknown'] as const)
      expect(judge({ token: tokenOf(kind) }), kind).toBeUndefined();
  });

  it('passes Basic authentication of a request that has nothing to do with OAuth', () => {
    expect(judge({ channel: 'request-header', key: 'authorization', exchange: {} })).toBeUndefined();
    expect(judge({ channel: 'request-header', key: 'authorization', exchange: undefined })).toBeUndefined();
  });

  it('passes a secret in an answer that registers no client', () => {
    expect(judge({ channel: 'response-body' })).toBeUndefined();
    expect(judge({ channel: 'response-body', exchange: undefined })).toBeUndefined();
  });

  it('passes what scripts cannot read', () => {
    expect(judge({ channel: 'http-only-cookie' })).toBeUndefined();
    expect(judge({ channel: 'http-only-cookie', findings: [registered] })).toBeUndefined();
  });

  it('passes an assertion that is not sent', () => {
    for (const channel of ['local-storage', 'response-body', 'http-only-cookie'] as const)
      expect(judge({ token: assertion, channel, exchange: { registers: true } }), channel).toBeUndefined();
  });
});
