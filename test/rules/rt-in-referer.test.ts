import { describe, expect, it } from 'vitest';
import { judgeSeen, type Seen, tokenOf } from './make-case';

const RULE = 'rt-in-referer';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'referer', host: 'cdn.third.test', key: 'refresh_token', party: 'third', ...more });

describe(RULE, () => {
  it('flags a refresh token in the Referer to a third party, as critical, and says who received it', () => {
    const found = judge();
    expect(found).toMatchObject({ severity: 'critical', token: token.id, facts: { receiver: 'cdn.third.test' } });
    expect(found?.facts.reason).toBeUndefined();
  });

  it.each(['first', 'issuer', 'api'] as const)(
    'flags it to another origin that belongs to the login (%s), as high',
    (party) => {
      expect(judge({ party, host: 'api.spa.test' })).toMatchObject({
        severity: 'high',
        facts: { reason: 'known_receiver', receiver: 'api.spa.test' },
      });
    },
  );

  it('flags one that only its name gives away, as low', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('passes the address itself, which is another fault', () => {
    expect(judge({ channel: 'request-url' })).toBeUndefined();
    expect(judge({ channel: 'fragment' })).toBeUndefined();
  });

  it('passes an access token', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
  });
});
