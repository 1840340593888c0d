import { describe, expect, it } from 'vitest';
import { judgeSeen, jwtOf, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'jwt-exp-milliseconds';
const seconds = Math.floor(NOW / 1_000);
const judge = (claims: object, more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token: jwtOf('access', claims), channel: 'request-header', ...more });

describe(RULE, () => {
  it.each(['exp', 'nbf', 'iat', 'auth_time'])('flags %s in milliseconds, as medium', (name) => {
    expect(judge({ [name]: NOW })).toMatchObject({
      severity: 'medium',
      facts: { claims: name, form: 'milliseconds' },
    });
    expect(judge({ [name]: 1e11 + 1 })?.facts.form).toBe('milliseconds');
    expect(judge({ [name]: 1e11 })).toBeUndefined();
  });

  it.each(['exp', 'nbf', 'iat', 'auth_time'])('flags %s that is written as text, as medium', (name) => {
    for (const time of [String(seconds), '2030-01-01T00:00:00Z', '', true, {}])
      expect(judge({ [name]: time }), String(time)).toMatchObject({
        severity: 'medium',
        facts: { claims: name, form: 'text' },
      });
  });

  it('flags an end that is too small for a time of today, such as a lifetime', () => {
    for (const exp of [3_600, 0, -1, 1e8 - 1])
      expect(judge({ exp })).toMatchObject({ severity: 'medium', facts: { claims: 'exp', form: 'small' } });
    expect(judge({ exp: 1e8 })).toBeUndefined();
  });

  it('flags a token once where several of its times are wrong, by its end', () => {
    expect(judge({ auth_time: NOW, iat: NOW, nbf: NOW, exp: NOW + 1 })?.facts.claims).toBe('exp');
    expect(judge({ auth_time: NOW, iat: NOW, nbf: '1', exp: seconds })?.facts).toEqual({ claims: 'nbf', form: 'text' });
  });

  it('flags an ID token too', () => {
    expect(judge({}, { token: jwtOf('id', { exp: NOW }) })?.severity).toBe('medium');
  });

  it('flags what only its name calls an access token, as low', () => {
    expect(judge({}, { token: jwtOf('access', { exp: NOW }, {}, { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('passes times in seconds, and fractions of them', () => {
    expect(judge({ exp: seconds + 300.5, nbf: seconds, iat: seconds, auth_time: seconds })).toBeUndefined();
  });

  it('passes a beginning long ago, which ends nothing', () => {
    for (const name of ['nbf', 'iat', 'auth_time']) expect(judge({ [name]: 0 }), name).toBeUndefined();
  });

  it('passes a token without times', () => {
    expect(judge({})).toBeUndefined();
    expect(judge({ exp: null })).toBeUndefined();
  });

  it('passes claims of other names', () => {
    expect(judge({ updated_at: NOW, refresh_exp: '1', session_exp: NOW })).toBeUndefined();
  });

  it('passes what has no claims to read: opaque and encrypted tokens', () => {
    expect(judge({}, { token: tokenOf('access') })).toBeUndefined();
    expect(judge({}, { token: tokenOf('id', { format: 'jwe', header: {}, claims: { exp: NOW } }) })).toBeUndefined();
  });

  it('passes a JWT of another kind', () => {
    expect(judge({}, { token: jwtOf('unknown', { exp: NOW }) })).toBeUndefined();
  });
});
