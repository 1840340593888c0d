import { describe, expect, it } from 'vitest';
import { isPlain } from '../../src/oauth/address';
import { judgeSeen, jwtOf, type Seen, tokenOf } from './make-case';

const RULE = 'at-over-plaintext';
const token = tokenOf('access');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'request-body', exchange: { plain: true, answered: true }, ...more });
const sentTo = (address: string) => judge({ exchange: { plain: isPlain(address), answered: true } });

describe(RULE, () => {
  it.each(['request-url', 'request-header', 'request-body', 'response-header', 'response-body', 'websocket'] as const)(
    'flags an access token in the %s of an exchange nobody encrypted, as high',
    (channel) => {
      expect(judge({ channel })?.severity).toBe('high');
    },
  );

  it('flags http and ws alike', () => {
    expect(sentTo('http://api.resource.test/orders')?.severity).toBe('high');
    expect(sentTo('ws://api.resource.test/live')?.severity).toBe('high');
  });

  it('flags a Cookie header that carries one over http', () => {
    expect(judge({ channel: 'request-header', key: 'cookie › at' })?.severity).toBe('high');
  });

  it('flags one that is bound to a key, one step lower', () => {
    const bound = jwtOf('access', { cnf: { jkt: 'thumbprint' } });
    expect(judge({ token: bound })).toMatchObject({ severity: 'medium', facts: { reason: 'bound' } });
  });

  it('flags what only the name access_token calls one, as low', () => {
    expect(judge({ token: tokenOf('access', { certainty: 'hint' }), key: 'access_token' })?.severity).toBe('low');
  });

  it('passes https and wss', () => {
    expect(sentTo('https://api.resource.test/orders')).toBeUndefined();
    expect(sentTo('wss://api.resource.test/live')).toBeUndefined();
  });

  it('passes loopback, which never leaves this computer', () => {
    expect(sentTo('http://127.0.0.1:8080/orders')).toBeUndefined();
    expect(sentTo('http://localhost/orders')).toBeUndefined();
    expect(sentTo('http://[::1]/orders')).toBeUndefined();
  });

  it('passes everything under a page of this computer: transport is no matter of a development site', () => {
    expect(judge({ setting: { dev: true } })).toBeUndefined();
  });

  it('passes a request without an answer: the browser may have upgraded it before it left', () => {
    expect(judge({ exchange: { plain: true, answered: false } })).toBeUndefined();
  });

  it('passes a place no request led to', () => {
    expect(judgeSeen(RULE, { token, channel: 'request-body' })).toBeUndefined();
    expect(judge({ channel: 'local-storage' })).toBeUndefined();
  });

  it('passes another kind of token', () => {
    expect(judge({ token: tokenOf('refresh') })).toBeUndefined();
    expect(judge({ token: tokenOf('session') })).toBeUndefined();
  });

  it('passes what only a common name calls a token', () => {
    const named = tokenOf('access', { certainty: 'hint' });
    expect(judge({ token: named, key: 'token' })).toBeUndefined();
    expect(judge({ token: named })).toBeUndefined();
  });
});
