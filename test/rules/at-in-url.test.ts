import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, jwtOf, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'at-in-url';
const token = tokenOf('access');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, {
    token,
    channel: 'request-url',
    key: 'access_token',
    party: 'api',
    exchange: { type: 'xmlhttprequest' },
    ...more,
  });

describe(RULE, () => {
  it('flags an access token in the query, as high', () => {
    expect(judge()).toMatchObject({ severity: 'high', token: token.id, place: { key: 'access_token' } });
  });

  it('flags a known one under any parameter, and in the path', () => {
    expect(judge({ key: 'jwt' })?.severity).toBe('high');
    expect(judgeSeen(RULE, { token, channel: 'request-url', path: '/stream/at' })?.severity).toBe('high');
  });

  it('flags the address of a socket and of an event stream', () => {
    expect(judge({ exchange: { type: 'websocket' } })?.severity).toBe('high');
    expect(judge({ exchange: { type: 'other' } })?.severity).toBe('high');
  });

  it('flags one in a fragment that is no answer to a login', () => {
    expect(judge({ channel: 'fragment', key: 'token' })?.severity).toBe('high');
  });

  it('flags one in an address of a third party, as critical', () => {
    expect(judge({ party: 'third' })?.severity).toBe('critical');
  });

  it('flags one in the address of a page that is not encrypted, as critical', () => {
    expect(judge({ exchange: { type: 'main_frame', plain: true } })?.severity).toBe('critical');
    expect(judge({ exchange: { type: 'main_frame', plain: false } })?.severity).toBe('high');
    expect(judge({ exchange: { type: 'xmlhttprequest', plain: true } })?.severity).toBe('high');
  });

  it('flags one that only its claims give away, no higher than high', () => {
    const likely = jwtOf('access', { scope: 'read' }, { alg: 'ES256' }, { certainty: 'likely' });
    expect(judge({ token: likely, party: 'third' })?.severity).toBe('high');
  });

  it('flags a bound one, one step lower', () => {
    const bound = jwtOf('access', { cnf: { jkt: 'thumbprint' } });
    expect(judge({ token: bound })).toMatchObject({ severity: 'medium', facts: { reason: 'bound' } });
    const grant = grantOf(eventOf('token_issued', NOW, token.id, { access: token.id, bound: true }));
    expect(judge({ grant })?.severity).toBe('medium');
  });

  it('flags what only the name access_token calls one, as low', () => {
    expect(judge({ token: tokenOf('access', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('passes the fragment of the callback, which the implicit flow answers with', () => {
    expect(judge({ channel: 'fragment' })).toBeUndefined();
  });

  it('passes what only a common name calls a token: signed addresses, share links, verification mails', () => {
    for (const key of ['token', 'jwt', 't', 'X-Amz-Security-Token'])
      expect(judge({ key, token: tokenOf('access', { certainty: 'hint' }) }), key).toBeUndefined();
  });

  it('passes the body of a revocation or introspection request', () => {
    expect(judge({ channel: 'request-body', key: 'token' })).toBeUndefined();
  });

  it('passes the Authorization header, which is its place', () => {
    expect(judge({ channel: 'request-header', key: 'authorization' })).toBeUndefined();
  });

  it('passes another kind of token', () => {
    expect(judge({ token: tokenOf('id') })).toBeUndefined();
    expect(judge({ token: tokenOf('refresh') })).toBeUndefined();
  });
});
