import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, jwtOf, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'at-to-third-party';
const STRANGER = 'replay.stranger.test';
const token = tokenOf('access');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'request-header', key: 'authorization', host: STRANGER, party: 'third', ...more });
const meantFor = (...aud: unknown[]) => jwtOf('access', { aud: aud.length === 1 ? aud[0] : aud });

describe(RULE, () => {
  it.each(['request-header', 'request-body', 'websocket'] as const)(
    'flags an access token sent to a third party in a %s, as high',
    (channel) => {
      expect(judge({ channel })).toMatchObject({ severity: 'high', token: token.id, facts: { receiver: STRANGER } });
    },
  );

  it('flags one in a header of any name', () => {
    expect(judge({ key: 'x-auth-token' })?.severity).toBe('high');
  });

  it('flags one that only its claims give away', () => {
    expect(judge({ token: jwtOf('access', {}, {}, { certainty: 'likely' }) })?.severity).toBe('high');
  });

  it('flags one that is bound to a key, one step lower', () => {
    expect(judge({ token: jwtOf('access', { cnf: { jkt: 'thumbprint' } }) })).toMatchObject({
      severity: 'medium',
      facts: { reason: 'bound' },
    });
  });

  it('flags one for another audience sent to a third party, as high', () => {
    expect(judge({ token: meantFor('https://api.resource.test') })?.severity).toBe('high');
  });

  it.each(['first', 'api'] as const)('flags one for another audience sent to a %s party, as low', (party) => {
    const found = judge({ token: meantFor('https://other.resource.test/v1'), host: 'api.spa.test', party });
    expect(found).toMatchObject({ severity: 'low', facts: { reason: 'other_audience', receiver: 'api.spa.test' } });
  });

  it('flags one whose whole list of audiences is elsewhere, as low', () => {
    const listed = meantFor('https://a.resource.test', 'HTTP://b.resource.test');
    expect(judge({ token: listed, host: 'api.spa.test', party: 'first' })?.severity).toBe('low');
  });

  it('flags a new host of the issuer that the token names, as low', () => {
    const issued = jwtOf('access', { iss: 'https://login.idp.test' });
    expect(judge({ token: issued, host: 'files.idp.test' })).toMatchObject({
      severity: 'low',
      facts: { reason: 'new_receiver', receiver: 'files.idp.test' },
    });
    expect(judge({ token: issued })?.severity).toBe('high');
  });

  it('flags a new host of the issuer that the sign-in names, as low', () => {
    const grant = grantOf(eventOf('token_issued', NOW, token.id));
    expect(judge({ grant, host: 'files.idp.test' })?.severity).toBe('low');
    expect(judge({ grant, token: jwtOf('access', { iss: 7 }), host: 'files.idp.test' })?.severity).toBe('high');
  });

  it.each(['ping', 'beacon', 'image', 'imageset'])('flags a %s to a new host of the issuer, as high', (type) => {
    const issued = jwtOf('access', { iss: 'https://login.idp.test' });
    expect(judge({ token: issued, host: 'files.idp.test', exchange: { type } })?.severity).toBe('high');
    expect(judge({ token: issued, host: 'files.idp.test', exchange: { type: 'xmlhttprequest' } })?.severity).toBe(
      'low',
    );
  });

  it('passes the API that the token names as its audience, and other hosts of the same site', () => {
    const named = meantFor('urn:api', 'https://api.resource.test/v1');
    const alone = meantFor('https://api.resource.test/v1');
    const two = meantFor('https://login.idp.test/userinfo', 'https://api.resource.test/v1');
    expect(judge({ token: alone, host: 'api.resource.test' })).toBeUndefined();
    expect(judge({ token: two, host: 'eu.resource.test' })).toBeUndefined();
    expect(judge({ token: named, host: 'api.resource.test', party: 'api' })).toBeUndefined();
  });

  it('passes an audience that is no address: it cannot be compared with a host', () => {
    for (const aud of ['orders', 'urn:orders', 'see https://api.resource.test', 7, null, undefined, []])
      expect(judge({ token: meantFor(aud), host: 'api.spa.test', party: 'first' }), String(aud)).toBeUndefined();
    const mixed = meantFor('https://api.resource.test', 'orders');
    expect(judge({ token: mixed, host: 'api.spa.test', party: 'first' })).toBeUndefined();
  });

  it('passes the app itself and an API it is known to call', () => {
    expect(judge({ party: 'first' })).toBeUndefined();
    expect(judge({ party: 'api' })).toBeUndefined();
  });

  it('passes the authorization server, whatever the audience', () => {
    expect(judge({ party: 'issuer' })).toBeUndefined();
    expect(judge({ party: 'issuer', token: meantFor('https://api.resource.test') })).toBeUndefined();
  });

  it.each(['token-request', 'revocation-request', 'introspection-request'] as const)(
    'passes a %s, which only an authorization server takes',
    (says) => {
      expect(judge({ exchange: { says } })).toBeUndefined();
      expect(judge({ exchange: { says: 'token-response' } })?.severity).toBe('high');
    },
  );

  it('passes a receiver of whom nothing is known', () => {
    expect(judge({ party: null })).toBeUndefined();
    expect(judge({ party: null, token: meantFor('https://api.resource.test') })).toBeUndefined();
  });

  it('passes what only its name calls an access token', () => {
    expect(judge({ token: tokenOf('access', { certainty: 'hint' }) })).toBeUndefined();
  });

  it('passes an address, which is judged as one, and another kind of token', () => {
    expect(judge({ channel: 'request-url' })).toBeUndefined();
    expect(judge({ token: tokenOf('refresh') })).toBeUndefined();
    expect(judge({ token: tokenOf('id') })).toBeUndefined();
  });
});
