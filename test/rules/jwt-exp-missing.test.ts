import { describe, expect, it } from 'vitest';
import { judgeSeen, jwtOf, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'jwt-exp-missing';
const judge = (token: Seen['token'], more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'request-header', ...more });
const stated = { expiresAt: NOW + 1_000, expirySource: 'expires_in' } as const;

describe(RULE, () => {
  it.each(['access', 'id'] as const)('flags a JWT of kind %s without exp, as high', (kind) => {
    expect(judge(jwtOf(kind, { sub: 'someone' }))?.severity).toBe('high');
  });

  it('flags an exp that is null', () => {
    expect(judge(jwtOf('access', { exp: null }))?.severity).toBe('high');
  });

  it('flags a JWT that is no token of OAuth, as info', () => {
    expect(judge(jwtOf('unknown', {}))?.severity).toBe('info');
  });

  it('flags one whose end only the response states, as low', () => {
    expect(judge(jwtOf('access', {}, { alg: 'ES256' }, stated))?.severity).toBe('low');
  });

  it('flags it once more when the response states its end', () => {
    const token = jwtOf('access', {}, { alg: 'ES256' }, stated);
    expect(judge(token, { again: 'token_issued' })?.severity).toBe('low');
    expect(judge(token, { again: 'token_used' })).toBeUndefined();
  });

  it.each(['at+jwt', 'application/at+jwt', 'AT+JWT'])('flags one of type %s as high, whatever is stated', (typ) => {
    expect(judge(jwtOf('access', {}, { alg: 'ES256', typ }, stated))?.severity).toBe('high');
  });

  it('flags one that is bound to a key, one step lower', () => {
    expect(judge(jwtOf('access', { cnf: { jkt: 'thumbprint' } }))?.severity).toBe('medium');
  });

  it('flags one that is not proven as its claims say', () => {
    expect(judge(jwtOf('id', {}, {}, { certainty: 'likely' }))?.severity).toBe('high');
    expect(judge(jwtOf('id', {}, {}, { certainty: 'hint' }))?.severity).toBe('low');
  });

  it('passes a token with an end, of whatever make', () => {
    for (const exp of [1, 0, '1700000000', 1e30]) expect(judge(jwtOf('access', { exp })), String(exp)).toBeUndefined();
  });

  it('passes a refresh token, whose end is another matter', () => {
    expect(judge(jwtOf('refresh', {}))).toBeUndefined();
  });

  it('passes a logout token', () => {
    expect(judge(jwtOf('logout-token', {}))).toBeUndefined();
  });

  it('passes what has no claims to read: opaque and encrypted tokens', () => {
    expect(judge(tokenOf('access'))).toBeUndefined();
    expect(judge(tokenOf('access', { format: 'jwe', header: { alg: 'RSA-OAEP' } }))).toBeUndefined();
  });
});
