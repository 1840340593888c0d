import { describe, expect, it } from 'vitest';
import { judgeSeen, jwtOf, type Seen, tokenOf } from './make-case';

const RULE = 'idt-as-bearer';
const token = tokenOf('id');
const accepted = { answered: true, status: 200 };
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, {
    token,
    channel: 'request-header',
    key: 'authorization',
    host: 'api.spa.test',
    party: 'first',
    exchange: accepted,
    ...more,
  });

describe(RULE, () => {
  it("flags an ID token in the Authorization header that the app's own API accepts, as medium", () => {
    expect(judge()).toMatchObject({
      severity: 'medium',
      token: token.id,
      facts: { receiver: 'api.spa.test', status: 200 },
    });
    expect(judge()?.facts.reason).toBeUndefined();
  });

  it.each(['api', 'third'] as const)('flags one that an API of another site (%s) accepts, as high', (party) => {
    expect(judge({ party })).toMatchObject({ severity: 'high', facts: { reason: 'other_site' } });
  });

  it('flags one that its own issuer takes for an access token, as medium', () => {
    expect(judge({ party: 'issuer' })?.severity).toBe('medium');
  });

  it.each(['request-body', 'request-url'] as const)('flags one in the field access_token of a %s', (channel) => {
    expect(judge({ channel, key: 'access_token' })?.severity).toBe('medium');
    expect(judge({ channel, key: 'accessToken' })?.severity).toBe('medium');
  });

  it('flags one that only its claims give away, no higher than medium', () => {
    expect(judge({ token: tokenOf('id', { certainty: 'likely' }), party: 'api' })?.severity).toBe('medium');
  });

  it('flags every answer of success', () => {
    expect(judge({ exchange: { answered: true, status: 299 } })?.severity).toBe('medium');
  });

  it('flags one of a product whose ID token is the key to its APIs by design, as info', () => {
    const designed = jwtOf('id', { iss: 'https://securetoken.google.com/project' });
    expect(judge({ token: designed, party: 'third' })).toMatchObject({
      severity: 'info',
      facts: { reason: 'by_design', receiver: 'api.spa.test', status: 200 },
    });
    for (const iss of [
      'https://login.idp.test/https://securetoken.google.com/',
      ['https://securetoken.google.com/'],
      undefined,
    ])
      expect(judge({ token: jwtOf('id', { iss }) })?.severity, String(iss)).toBe('medium');
  });

  it('flags one sent to the gateway of the vendor that issued it, as low', () => {
    const pool = jwtOf('id', { token_use: 'id' });
    expect(judge({ token: pool, party: 'third', host: 'x.execute-api.eu-west-1.amazonaws.com' })).toMatchObject({
      severity: 'low',
      facts: { reason: 'same_vendor' },
    });
    expect(judge({ token: pool, party: 'third', host: 'amazonaws.com.stranger.test' })?.severity).toBe('high');
    expect(judge({ token: jwtOf('id', {}), party: 'third', host: 'x.amazonaws.com' })?.severity).toBe('high');
  });

  it.each([0, 101, 199, 300, 302, 401, 403, 500])('passes one that is answered with status %i', (status) => {
    expect(judge({ exchange: { answered: true, status } })).toBeUndefined();
  });

  it('passes a request without an answer', () => {
    expect(judge({ exchange: { answered: false, status: 200 } })).toBeUndefined();
    expect(judge({ exchange: { answered: true } })).toBeUndefined();
  });

  it.each(['id_token', 'idToken', 'assertion', 'subject_token', 'token', 'id_token_hint'])(
    'passes the field %s, which takes an ID token to sign in or out with',
    (key) => {
      expect(judge({ channel: 'request-body', key })).toBeUndefined();
      expect(judge({ channel: 'request-url', key })).toBeUndefined();
    },
  );

  it('passes another header, and what has no name', () => {
    expect(judge({ key: 'x-id-token' })).toBeUndefined();
    expect(judge({ key: 'access_token' })).toBeUndefined();
    expect(judge({ channel: 'request-body', key: 'authorization' })).toBeUndefined();
    expect(judge({ key: '' })).toBeUndefined();
    expect(judgeSeen(RULE, { token, channel: 'request-body', exchange: accepted })).toBeUndefined();
  });

  it.each(['token-request', 'revocation-request', 'introspection-request'] as const)(
    'passes a %s, whose subject it is',
    (says) => {
      expect(judge({ exchange: { ...accepted, says } })).toBeUndefined();
    },
  );

  it('flags it where the request says something else', () => {
    expect(judge({ exchange: { ...accepted, says: 'logout' } })?.severity).toBe('medium');
  });

  it('passes what only its name calls an ID token', () => {
    expect(judge({ token: tokenOf('id', { certainty: 'hint' }) })).toBeUndefined();
  });

  it('passes an access token, and a place no request led to', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
    expect(judge({ channel: 'local-storage', key: 'access_token' })).toBeUndefined();
  });
});
