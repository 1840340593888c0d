import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'rt-to-third-party';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'request-body', host: 'tracker.third.test', party: 'third', ...more });

describe(RULE, () => {
  it.each(['request-url', 'request-header', 'request-body', 'websocket'] as const)(
    'flags a refresh token in the %s to a stranger, as critical',
    (channel) => {
      expect(judge({ channel })).toMatchObject({ severity: 'critical', facts: { receiver: 'tracker.third.test' } });
    },
  );

  it('flags what is sent as a beacon', () => {
    expect(judge({ exchange: { type: 'ping' } })?.severity).toBe('critical');
  });

  it('flags one that only its shape gives away, as critical', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'likely' }) })?.severity).toBe('critical');
  });

  it('flags what only its name calls a refresh token, as low', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('flags one that is bound to a key, one step lower', () => {
    const grant = grantOf(eventOf('token_issued', NOW, token.id, { refreshBound: true }));
    expect(judge({ grant })).toMatchObject({ severity: 'high', facts: { reason: 'bound' } });
  });

  it('passes the authorization server, whatever its domain', () => {
    expect(judge({ party: 'issuer', host: 'login.idp.test' })).toBeUndefined();
  });

  it('passes the site itself and the APIs that tokens name', () => {
    expect(judge({ party: 'first' })).toBeUndefined();
    expect(judge({ party: 'api' })).toBeUndefined();
  });

  it('passes where the receiver is not known', () => {
    expect(judge({ party: null })).toBeUndefined();
  });

  it('passes what comes from a stranger instead of going to one', () => {
    expect(judge({ channel: 'response-body' })).toBeUndefined();
    expect(judge({ channel: 'response-header' })).toBeUndefined();
  });

  it('passes another kind of token', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
  });
});
