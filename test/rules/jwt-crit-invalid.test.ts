import { describe, expect, it } from 'vitest';
import { judgeSeen, jwtOf, type Seen, tokenOf } from './make-case';

const RULE = 'jwt-crit-invalid';
const judge = (header: object, more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token: jwtOf('access', {}, { alg: 'ES256', ...header }), channel: 'request-header', ...more });

describe(RULE, () => {
  it.each(['exp', null, true, { ext: 1 }])('flags a crit that is no list (%j), as low', (crit) => {
    expect(judge({ crit, ext: 1 })).toMatchObject({ severity: 'low', facts: { fault: 'no_list' } });
  });

  it('flags an empty list, as low', () => {
    expect(judge({ crit: [] })).toMatchObject({ severity: 'low', facts: { fault: 'empty_list' } });
  });

  it('flags a member that is named twice, as low', () => {
    expect(judge({ crit: ['ext', 'ext'], ext: 1 })).toMatchObject({ severity: 'low', facts: { fault: 'twice' } });
  });

  it('flags a member that is not in the header, as low', () => {
    for (const crit of [['ext', 'other'], ['toString'], [7]])
      expect(judge({ crit, ext: 1 })).toMatchObject({ severity: 'low', facts: { fault: 'absent' } });
    expect(judge({ crit: ['b64'] })?.facts.fault).toBe('absent');
  });

  it.each('alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit enc zip epk apu apv iv tag p2s p2c'.split(' '))(
    'flags the standard member %s, as low',
    (name) => {
      const crit = ['ext', name];
      expect(judge({ [name]: 'x', ext: 1, crit })).toMatchObject({ severity: 'low', facts: { fault: 'standard' } });
    },
  );

  it('flags a well formed list of an extension of the issuer’s own, as info', () => {
    for (const crit of [['ext'], ['ext', 'b64']]) {
      const found = judge({ crit, ext: 1, b64: true });
      expect(found).toMatchObject({ severity: 'info', facts: { reason: 'private_extension' } });
      expect(found?.facts.fault).toBeUndefined();
    }
    expect(judge({ crit: ['exp'], exp: 1 })?.severity).toBe('info');
  });

  it('flags an ID token too', () => {
    expect(judge({}, { token: jwtOf('id', {}, { crit: [] }) })?.severity).toBe('low');
  });

  it('passes a header without crit', () => {
    expect(judge({ ext: 1 })).toBeUndefined();
  });

  it('passes b64, the one extension that is a standard', () => {
    expect(judge({ crit: ['b64'], b64: false })).toBeUndefined();
  });

  it('passes what has no header to read: opaque and encrypted tokens', () => {
    expect(judge({}, { token: tokenOf('access') })).toBeUndefined();
    expect(judge({}, { token: tokenOf('id', { format: 'jwe', header: { crit: [] }, claims: {} }) })).toBeUndefined();
  });

  it('passes a JWT of another kind', () => {
    expect(judge({}, { token: jwtOf('dpop-proof', {}, { crit: [] }) })).toBeUndefined();
  });
});
