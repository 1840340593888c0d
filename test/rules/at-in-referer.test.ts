import { describe, expect, it } from 'vitest';
import { foundOf, judgeSeen, jwtOf, type Seen, tokenOf } from './make-case';

const RULE = 'at-in-referer';
const token = tokenOf('access');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, {
    token,
    channel: 'referer',
    host: 'cdn.stranger.test',
    key: 'access_token',
    party: 'third',
    ...more,
  });

describe(RULE, () => {
  it('flags an access token in the Referer header to a third party, as high', () => {
    expect(judge()).toMatchObject({ severity: 'high', token: token.id, facts: { receiver: 'cdn.stranger.test' } });
  });

  it.each(['first', 'issuer', 'api', null] as const)(
    'flags one to another origin of the %s party, as medium',
    (party) => {
      expect(judge({ party })).toMatchObject({ severity: 'medium', facts: { receiver: 'cdn.stranger.test' } });
    },
  );

  it('flags a known one under any name, and in the path', () => {
    expect(judge({ key: 'ticket' })?.severity).toBe('high');
    expect(judgeSeen(RULE, { token, channel: 'referer', party: 'third', path: '/open/at' })?.severity).toBe('high');
  });

  it('flags one that only its claims give away under any name, as high', () => {
    expect(judge({ token: jwtOf('access', {}, {}, { certainty: 'likely' }), key: 't' })?.severity).toBe('high');
  });

  it('flags one that is bound to a key, one step lower', () => {
    const bound = jwtOf('access', { cnf: { jkt: 'thumbprint' } });
    expect(judge({ token: bound })).toMatchObject({ severity: 'medium', facts: { reason: 'bound' } });
  });

  it.each(['access_token', 'accessToken'])('flags what only the name %s calls an access token, as low', (key) => {
    expect(judge({ key, token: tokenOf('access', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('passes what only a common name calls a token: signed addresses, share links', () => {
    for (const key of ['token', 't', undefined])
      expect(
        judge({ token: tokenOf('access', { certainty: 'hint' }), ...(key ? { key } : { key: '' }) }),
      ).toBeUndefined();
  });

  it('passes the host whose own address holds the token: that address is judged already', () => {
    const place = { channel: 'request-url', host: 'app.spa.test' } as const;
    const findings = [{ ...foundOf('at-in-url', token), place }];
    expect(judge({ findings, host: 'app.spa.test', party: 'first' })).toBeUndefined();
    expect(judge({ findings, host: 'img.spa.test', party: 'first' })?.severity).toBe('medium');
    const stored = [{ ...foundOf('at-in-storage', token), place }];
    expect(judge({ findings: stored, host: 'app.spa.test', party: 'first' })?.severity).toBe('medium');
    expect(judge({ findings: [foundOf('at-in-url', token)] })?.severity).toBe('high');
  });

  it('passes the address itself, which is judged as one', () => {
    expect(judge({ channel: 'request-url' })).toBeUndefined();
  });

  it('passes another kind of token', () => {
    for (const kind of ['refresh', 'id', 'code'] as const)
      expect(judge({ token: tokenOf(kind) }), kind).toBeUndefined();
  });
});
