import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'rt-in-cache-storage';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'cache-storage', key: 'pages › /oauth/token › body › refresh_token', ...more });

describe(RULE, () => {
  it('flags a refresh token in the body of a cached answer, as high', () => {
    expect(judge()).toMatchObject({ severity: 'high', certainty: 'proven', token: token.id });
  });

  it('flags one in the address of a cached request', () => {
    expect(judge({ key: 'api › /session › refresh_token' })?.severity).toBe('high');
    expect(judge({ key: 'api' })?.severity).toBe('high');
    expect(judgeSeen(RULE, { token, channel: 'cache-storage' })?.severity).toBe('high');
  });

  it('flags one under a path or a name that has the word error in it', () => {
    expect(judge({ key: 'errors › /error › body › refresh_token' })?.severity).toBe('high');
    expect(judge({ key: 'api › /log › body › last_error' })?.severity).toBe('high');
    expect(judge({ key: 'api › /log › body › errors' })?.severity).toBe('high');
  });

  it('flags one that only its shape gives away, as high, and one that only its name does, as low', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'likely' }) })?.severity).toBe('high');
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('flags one that is bound to a key, as medium', () => {
    const grant = grantOf(eventOf('token_issued', NOW, token.id, { refresh: token.id, refreshBound: true }));
    expect(judge({ grant, again: 'token_issued' })).toMatchObject({ severity: 'medium', facts: { reason: 'bound' } });
  });

  it.each(['error', 'error_description'])('passes a cached refusal that repeats it as %s', (name) => {
    expect(judge({ key: `api › /oauth/token › body › ${name}` })).toBeUndefined();
  });

  it('passes one the server has refused as ended', () => {
    expect(
      judge({ grant: grantOf(eventOf('refresh_refused', NOW, token.id, { error: 'invalid_grant' })) }),
    ).toBeUndefined();
  });

  it('passes an access token, and a refresh token in another place', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
    expect(judge({ channel: 'indexed-db' })).toBeUndefined();
  });
});
