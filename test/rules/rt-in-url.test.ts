import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'rt-in-url';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) => judgeSeen(RULE, { token, channel: 'request-url', ...more });

describe(RULE, () => {
  it('flags a refresh token in a parameter, as critical', () => {
    expect(judge({ key: 'refresh_token' })).toMatchObject({ severity: 'critical', place: { key: 'refresh_token' } });
  });

  it('flags a known one in a path segment or under any other name', () => {
    expect(judge({ path: '/session/rt' })?.severity).toBe('critical');
    expect(judge({ key: 'utm_content' })?.severity).toBe('critical');
  });

  it('flags one in the address of a page, of a sub-resource and of a socket', () => {
    for (const type of ['main_frame', 'image', 'xmlhttprequest', 'websocket'])
      expect(judge({ exchange: { type } })?.severity, type).toBe('critical');
  });

  it('flags a token request sent with GET, to the server that made the token', () => {
    expect(judge({ key: 'refresh_token', party: 'issuer' })?.severity).toBe('critical');
  });

  it('flags one in a fragment, which no authorization response may carry', () => {
    expect(judge({ channel: 'fragment', key: 'refresh_token' })?.severity).toBe('critical');
  });

  it('flags one that only its shape gives away, as critical', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'likely' }) })?.severity).toBe('critical');
  });

  it('flags what only its name calls a refresh token, as low', () => {
    expect(judge({ key: 'rt', token: tokenOf('refresh', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('flags one that is bound to a key, one step lower', () => {
    const grant = grantOf(eventOf('token_issued', NOW, token.id, { refreshBound: true }));
    expect(judge({ grant })).toMatchObject({ severity: 'high', facts: { reason: 'bound' } });
  });

  it('passes one in a body or a header, where no address shows it', () => {
    for (const channel of ['request-body', 'request-header', 'response-body'] as const)
      expect(judge({ channel }), channel).toBeUndefined();
  });

  it('passes a parameter that holds another kind of value', () => {
    for (const kind of ['access', 'code', 'unknown'] as const)
      expect(judge({ key: 'rt', token: tokenOf(kind) }), kind).toBeUndefined();
  });
});
