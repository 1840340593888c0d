import { describe, expect, it } from 'vitest';
import { judgeSeen, jwtOf, type Seen, tokenOf } from './make-case';

const RULE = 'jwt-not-yet-valid';
/** A full second, so that the borders can be told. */
const NOW = 1_900_000_000_000;
const S = NOW / 1_000;
const judge = (claims: object, more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token: jwtOf('access', claims), channel: 'request-header', now: NOW, ...more });

describe(RULE, () => {
  it('flags an end that is not after the beginning, as low', () => {
    for (const [exp, off] of [
      [S, 0],
      [S - 10, 10],
    ] as const) {
      const said = { severity: 'low', facts: { conflict: 'exp_before_iat', secondsOff: off } };
      expect(judge({ iat: S, exp })).toMatchObject(said);
    }
    expect(judge({ iat: S, exp: S + 1 })).toBeUndefined();
  });

  it('flags an end that is not after nbf, as low', () => {
    expect(judge({ nbf: S, exp: S })).toMatchObject({
      severity: 'low',
      facts: { conflict: 'exp_before_nbf', secondsOff: 0 },
    });
    expect(judge({ nbf: S, exp: S + 1 })).toBeUndefined();
  });

  it('flags a sign-in more than a minute after the issue, as low', () => {
    expect(judge({ iat: S - 100, auth_time: S - 39 })).toMatchObject({
      severity: 'low',
      facts: { conflict: 'auth_after_iat', secondsOff: 61 },
    });
    expect(judge({ iat: S - 100, auth_time: S - 40 })).toBeUndefined();
  });

  it.each(['request-header', 'request-body', 'request-url', 'websocket'] as const)(
    'flags one that is sent (%s) more than a minute before its nbf, as low',
    (channel) => {
      expect(judge({ nbf: S + 61 }, { channel })).toMatchObject({
        severity: 'low',
        facts: { conflict: 'nbf_ahead', secondsOff: 61 },
      });
      expect(judge({ nbf: S + 60 }, { channel })).toBeUndefined();
    },
  );

  it('flags an issue that is more than a minute ahead, as low', () => {
    expect(judge({ iat: S + 61 }, { channel: 'local-storage' })).toMatchObject({
      severity: 'low',
      facts: { conflict: 'iat_ahead', secondsOff: 61 },
    });
    expect(judge({ iat: S + 60 })).toBeUndefined();
  });

  it('flags it by five minutes where the server’s clock is not known', () => {
    expect(judge({ iat: S + 301 }, { clockIsKnown: false })?.facts.conflict).toBe('iat_ahead');
    expect(judge({ iat: S + 300 }, { clockIsKnown: false })).toBeUndefined();
    expect(judge({ nbf: S + 301 }, { clockIsKnown: false })?.facts.conflict).toBe('nbf_ahead');
    expect(judge({ nbf: S + 300 }, { clockIsKnown: false })).toBeUndefined();
  });

  it('flags a contradiction within the token, whatever this computer’s clock says', () => {
    const more = { clockIsKnown: false, offsetMs: 3_600_000 };
    expect(judge({ iat: S, exp: S - 1 }, more)?.facts.conflict).toBe('exp_before_iat');
    expect(judge({ iat: S - 100, auth_time: S - 39 }, more)?.facts.conflict).toBe('auth_after_iat');
  });

  it('flags an ID token too', () => {
    expect(judge({}, { token: jwtOf('id', { iat: S, exp: S - 1 }) })?.severity).toBe('low');
  });

  it('flags fractions of a second in full seconds', () => {
    expect(judge({ iat: S + 0.6, exp: S - 1 })?.facts.secondsOff).toBe(2);
  });

  it('passes times that agree', () => {
    expect(judge({ iat: S, nbf: S, exp: S + 300, auth_time: S - 3_600 })).toBeUndefined();
  });

  it('passes an nbf that is set before iat on purpose', () => {
    expect(judge({ iat: S, nbf: S - 300, exp: S + 300 })).toBeUndefined();
  });

  it('passes one that waits in a store for its nbf', () => {
    for (const channel of ['local-storage', 'response-body', 'cookie'] as const)
      expect(judge({ nbf: S + 3_600 }, { channel }), channel).toBeUndefined();
  });

  it('passes what a wrong clock of this computer explains', () => {
    for (const offsetMs of [60_001, -60_001])
      expect(judge({ iat: S + 600, nbf: S + 600 }, { offsetMs }), String(offsetMs)).toBeUndefined();
    expect(judge({ iat: S + 600 }, { offsetMs: 60_000 })?.facts.conflict).toBe('iat_ahead');
  });

  it('passes a token with one time or none', () => {
    for (const claims of [{}, { exp: S }, { iat: S }, { nbf: S }, { auth_time: S }])
      expect(judge(claims)).toBeUndefined();
  });

  it('passes times that are not in seconds, which is another fault', () => {
    expect(judge({ iat: NOW, exp: S })).toBeUndefined();
    expect(judge({ iat: String(S), exp: S - 1 })).toBeUndefined();
    expect(judge({ iat: S, exp: 300 })).toBeUndefined();
    expect(judge({ iat: 1e11 + 1, exp: S })).toBeUndefined();
    expect(judge({ iat: S, exp: 1e8 - 1 })).toBeUndefined();
    expect(judge({ iat: 1e11, exp: 1e8 })?.facts.conflict).toBe('exp_before_iat');
  });

  it('passes what has no claims to read: opaque and encrypted tokens', () => {
    expect(judge({}, { token: tokenOf('access') })).toBeUndefined();
    const claims = { iat: S, exp: S };
    expect(judge({}, { token: tokenOf('access', { format: 'jwe', header: {}, claims }) })).toBeUndefined();
  });

  it('passes a JWT of another kind', () => {
    expect(judge({}, { token: jwtOf('unknown', { iat: S, exp: S }) })).toBeUndefined();
  });
});
