import { describe, expect, it } from 'vitest';
import { isPlain } from '../../src/oauth/address';
import { judgeSeen, type Seen, tokenOf } from './make-case';

const RULE = 'rt-over-plaintext';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'request-body', exchange: { plain: true, answered: true }, ...more });
const sentTo = (address: string) => judge({ exchange: { plain: isPlain(address), answered: true } });

describe(RULE, () => {
  it.each(['request-url', 'request-header', 'request-body', 'response-header', 'response-body', 'websocket'] as const)(
    'flags a refresh token in the %s of an exchange nobody encrypted, as critical',
    (channel) => {
      expect(judge({ channel })?.severity).toBe('critical');
    },
  );

  it('flags http and ws alike', () => {
    expect(sentTo('http://login.idp.test/token')?.severity).toBe('critical');
    expect(sentTo('ws://api.resource.test/live')?.severity).toBe('critical');
  });

  it('flags a Cookie header that carries one over http', () => {
    expect(judge({ channel: 'request-header', key: 'cookie › rt' })?.severity).toBe('critical');
  });

  it('passes https and wss', () => {
    expect(sentTo('https://login.idp.test/token')).toBeUndefined();
    expect(sentTo('wss://api.resource.test/live')).toBeUndefined();
  });

  it('passes loopback, which never leaves this computer', () => {
    expect(sentTo('http://127.0.0.1:8080/token')).toBeUndefined();
    expect(sentTo('http://localhost/token')).toBeUndefined();
    expect(sentTo('http://[::1]/token')).toBeUndefined();
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
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
  });
});
