import { describe, expect, it } from 'vitest';
import { judgeSeen, type Seen, tokenOf } from './make-case';

const RULE = 'rt-via-websocket';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'websocket', host: 'live.spa.test', party: 'first', ...more });

describe(RULE, () => {
  it.each(['frame sent › refresh_token', 'frame received › refresh_token', 'sub-protocol'])(
    'flags a %s, as high',
    (key) => {
      const found = judge({ key });
      expect(found).toMatchObject({ severity: 'high', token: token.id, facts: { receiver: 'live.spa.test' } });
      expect(found?.facts.reason).toBeUndefined();
    },
  );

  it('flags the address of a socket, as high', () => {
    expect(judge({ channel: 'request-url', exchange: { type: 'websocket' } })?.severity).toBe('high');
  });

  it('flags a socket that is not encrypted, as critical', () => {
    expect(judge({ exchange: { type: 'websocket', plain: true } })).toMatchObject({
      severity: 'critical',
      facts: { reason: 'plaintext' },
    });
  });

  it('flags a socket to a third party, as critical', () => {
    expect(judge({ party: 'third', host: 'live.third.test' })).toMatchObject({
      severity: 'critical',
      facts: { reason: 'third_party', receiver: 'live.third.test' },
    });
  });

  it('flags an unencrypted one to a third party, and says both', () => {
    expect(judge({ party: 'third', exchange: { plain: true } })?.facts.reason).toBe('plaintext,third_party');
  });

  it('flags one that only its name gives away, as low', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('passes the address of another request', () => {
    expect(judge({ channel: 'request-url', exchange: { type: 'xmlhttprequest' } })).toBeUndefined();
    expect(judge({ channel: 'request-url' })).toBeUndefined();
  });

  it('passes an access token, which may open a socket', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
  });

  it('passes a body', () => {
    expect(judge({ channel: 'request-body', exchange: { type: 'websocket' } })).toBeUndefined();
  });
});
