import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'rt-as-bearer';
const token = tokenOf('refresh');
const judge = ({ exchange, ...more }: Partial<Seen> = {}) =>
  judgeSeen(RULE, {
    token,
    channel: 'request-header',
    key: 'authorization',
    path: '/orders',
    party: 'api',
    exchange: { answered: true, ...exchange },
    ...more,
  });

describe(RULE, () => {
  it('flags a refresh token in the Authorization header to an API, as high', () => {
    expect(judge()).toMatchObject({ severity: 'high', token: token.id });
  });

  it('flags it to the authorization server too, its userinfo for one', () => {
    expect(judge({ party: 'issuer', path: '/userinfo' })?.severity).toBe('high');
  });

  it('flags it to a third party, as critical', () => {
    expect(judge({ party: 'third' })?.severity).toBe('critical');
  });

  it.each([200, 299])('flags it with the word of the API that accepted it: status %i', (status) => {
    expect(judge({ exchange: { status } })).toMatchObject({ severity: 'high', facts: { reason: 'accepted', status } });
    expect(judge({ exchange: { status }, party: 'third' })).toMatchObject({
      severity: 'critical',
      facts: { reason: 'accepted', status },
    });
  });

  it.each([199, 300, 401])('flags it where the API did not accept it, and says no such thing: status %i', (status) => {
    expect(judge({ exchange: { status } })).toMatchObject({ severity: 'high', facts: { status } });
    expect(judge({ exchange: { status } })?.facts.reason).toBeUndefined();
  });

  it('flags a JWT that calls itself a refresh token', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'likely', format: 'jws' }) })?.severity).toBe('high');
  });

  it('flags one that is not proven no higher than high, to a third party too', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'likely' }), party: 'third' })?.severity).toBe('high');
  });

  it('flags what only its name calls a refresh token, as low', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('flags one that is bound to a key, one step lower', () => {
    const grant = grantOf(eventOf('token_issued', NOW, token.id, { refreshBound: true }));
    expect(judge({ grant })).toMatchObject({ severity: 'medium', facts: { reason: 'bound' } });
  });

  it.each(['/refresh', '/api/auth/refresh-token', '/session/renew/', '/refresh_session'])(
    "flags the app's own %s, which expects it there, as low",
    (path) => {
      expect(judge({ party: 'first', path })).toMatchObject({ severity: 'low', facts: { reason: 'own_endpoint' } });
    },
  );

  it('flags other paths of the app, and refresh endpoints of others, as high', () => {
    expect(judge({ party: 'first', path: '/refreshments' })?.severity).toBe('high');
    expect(judge({ party: 'first', path: '/refresh/orders' })?.severity).toBe('high');
    expect(judge({ party: 'api', path: '/refresh' })?.severity).toBe('high');
  });

  it('passes a request that is not answered yet', () => {
    expect(judge({ exchange: { answered: false } })).toBeUndefined();
  });

  it('passes another header, and the body of a token request', () => {
    expect(judge({ key: 'x-refresh-token' })).toBeUndefined();
    expect(judge({ channel: 'request-body', key: 'authorization' })).toBeUndefined();
  });

  it('passes an access token, which belongs there', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
  });
});
