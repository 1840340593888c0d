import { describe, expect, it } from 'vitest';
import { judgeSeen, type Seen, tokenOf } from './make-case';

const RULE = 'rt-sent-off-endpoint';
const token = tokenOf('refresh');
const likely = tokenOf('refresh', { certainty: 'likely' });
/** In a request that was answered, to an API by default. */
const judge = ({ exchange, ...more }: Partial<Seen> = {}) =>
  judgeSeen(RULE, {
    token,
    channel: 'request-body',
    key: 'refreshToken',
    host: 'api.orders.test',
    path: '/orders',
    party: 'api',
    exchange: { method: 'POST', answered: true, status: 200, ...exchange },
    ...more,
  });
const own = (path: string, exchange: Seen['exchange'] = {}) => judge({ party: 'first', path, exchange });

describe(RULE, () => {
  it.each(['first', 'issuer', 'api'] as const)('flags one in a body to another endpoint (%s), as high', (party) => {
    const found = judge({ party });
    expect(found).toMatchObject({ severity: 'high', token: token.id, facts: { receiver: 'api.orders.test' } });
    expect(found?.facts.reason).toBeUndefined();
  });

  it('flags one in a header of the app’s own making, as high', () => {
    expect(judge({ channel: 'request-header', key: 'x-refresh-token' })?.severity).toBe('high');
    for (const key of ['x-authorization', 'authorization-copy', 'x-cookie', 'cookie-copy'])
      expect(judge({ channel: 'request-header', key })?.severity, key).toBe('high');
  });

  it('flags one in a body, whatever its member is called', () => {
    expect(judge({ key: 'authorization' })?.severity).toBe('high');
    expect(judge({ key: 'cookie' })?.severity).toBe('high');
    expect(judge({ key: 'session › value' })?.severity).toBe('high');
    expect(
      judgeSeen(RULE, { token, channel: 'request-body', party: 'api', exchange: { answered: true } }),
    ).toBeDefined();
  });

  it('flags one that is not proven where it is called a refresh token, as high', () => {
    expect(judge({ token: likely, key: 'session › refresh_token' })?.severity).toBe('high');
    expect(judge({ token: likely, key: 'refresh › token' })?.severity).toBe('high');
  });

  it('flags it to the app’s own server where no tokens come back, as high', () => {
    expect(own('/auth/refresh')?.severity).toBe('high');
    expect(own('/profile')?.severity).toBe('high');
  });

  it.each(['/auth/refresh', '/api/auth/refresh-token/', '/session/renew', '/token_refresh'])(
    'flags a request for tokens to the app’s own %s, as info',
    (path) => {
      expect(own(path, { says: 'token-request' })).toMatchObject({
        severity: 'info',
        facts: { reason: 'own_endpoint' },
      });
    },
  );

  it('flags it to an endpoint of the app that answers with tokens, as info', () => {
    expect(own('/me', { issued: true })).toMatchObject({ severity: 'info', facts: { reason: 'own_endpoint' } });
  });

  it('passes a token endpoint, of the app’s site too', () => {
    expect(judge({ party: 'issuer', exchange: { says: 'token-request' } })).toBeUndefined();
    expect(judge({ party: 'issuer', path: '/refresh', exchange: { says: 'token-request' } })).toBeUndefined();
    expect(own('/oauth/token', { says: 'token-request', issued: true })).toBeUndefined();
    expect(own('/refresh/orders', { says: 'token-request' })).toBeUndefined();
    expect(
      judgeSeen(RULE, {
        token,
        channel: 'request-body',
        key: 'refresh_token',
        party: 'first',
        exchange: { answered: true, says: 'token-request' },
      }),
    ).toBeUndefined();
  });

  it('passes an endpoint that shows by its answer that it is a token endpoint', () => {
    expect(judge({ party: 'issuer', exchange: { issued: true } })).toBeUndefined();
  });

  it.each(['revocation-request', 'introspection-request'] as const)('passes a %s', (says) => {
    expect(judge({ party: 'issuer', exchange: { says } })).toBeUndefined();
  });

  it('passes a third party, which is another fault, and a receiver that is not known', () => {
    expect(judge({ party: 'third' })).toBeUndefined();
    expect(judge({ party: null })).toBeUndefined();
  });

  it('passes the Authorization header, which is another fault, and a cookie', () => {
    expect(judge({ channel: 'request-header', key: 'authorization' })).toBeUndefined();
    expect(judge({ channel: 'request-header', key: 'cookie › refresh_token' })).toBeUndefined();
  });

  it('passes what is neither proven nor called a refresh token', () => {
    expect(judge({ token: likely, key: 'value' })).toBeUndefined();
    expect(judge({ token: likely, key: 'access_token' })).toBeUndefined();
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }) })).toBeUndefined();
  });

  it('passes a request that is not answered yet', () => {
    expect(judge({ exchange: { answered: false } })).toBeUndefined();
  });

  it('passes an access token, and an address', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
    expect(judge({ channel: 'request-url' })).toBeUndefined();
  });
});
