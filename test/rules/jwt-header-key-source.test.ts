import { describe, expect, it } from 'vitest';
import { judgeSeen, jwtOf, type Seen, tokenOf } from './make-case';

const RULE = 'jwt-header-key-source';
const ISS = 'https://login.idp.test';
const OWN = 'https://keys.idp.test/jwks';
const FOREIGN = 'https://keys.other.test/jwks';
const CERTIFICATE = ['MIIB'];
const judge = (header: object, claims: object = { iss: ISS }, more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token: jwtOf('access', claims, { alg: 'ES256', ...header }), channel: 'request-header', ...more });

describe(RULE, () => {
  it.each<[name: string, value: unknown]>([
    ['jku', OWN],
    ['x5u', OWN],
    ['jwk', { kty: 'EC' }],
    ['x5c', CERTIFICATE],
    ['jku', 7],
  ])('flags the header member %s, as medium', (name, value) => {
    const found = judge({ [name]: value });
    expect(found).toMatchObject({ severity: 'medium', facts: { headers: name } });
    expect(found?.facts.reason).toBeUndefined();
  });

  it('flags several members of one header once', () => {
    expect(judge({ x5c: CERTIFICATE, jku: OWN, kid: '../x' })).toMatchObject({
      severity: 'medium',
      facts: { headers: 'jku, x5c' },
    });
  });

  it.each(['jku', 'x5u'])('flags a key at another site than the issuer (%s), as high', (name) => {
    expect(judge({ [name]: FOREIGN })).toMatchObject({ severity: 'high', facts: { reason: 'foreign_key' } });
  });

  it.each(['jku', 'x5u'])('flags a key over plain http (%s), as high', (name) => {
    for (const scheme of ['http', 'HTTP'])
      expect(judge({ [name]: OWN.replace('https', scheme) })).toMatchObject({
        severity: 'high',
        facts: { reason: 'plain_key' },
      });
  });

  it('flags both at once, and says both', () => {
    expect(judge({ jku: OWN, x5u: FOREIGN.replace('https', 'http') })).toMatchObject({
      severity: 'high',
      facts: { headers: 'jku, x5u', reason: 'plain_key,foreign_key' },
    });
  });

  it('flags a key as medium where the issuer names no site to compare with', () => {
    for (const iss of [undefined, '', 'an-issuer', 7])
      expect(judge({ jku: FOREIGN }, { iss })?.severity).toBe('medium');
  });

  it.each([
    '../keys/one',
    '..\\keys\\one',
    '/etc/passwd',
    "one' OR 1=1",
    'a"b',
    'a`b`',
    'a;b',
    'a|b',
    'a b --',
    'a\nb',
    'a\u0000b',
    'file://keys/one',
    'http://login.idp.test/keys/one',
    'x https://login.idp.test/keys/one',
    'https://keys.other.test/one',
    'https://login.idp.test/../one',
    'a'.repeat(257),
    '…',
  ])('flags the odd key id %j, as low', (kid) => {
    expect(judge({ kid })).toMatchObject({ severity: 'low', facts: { headers: 'kid', reason: 'odd_key_id' } });
  });

  it('flags a key id that is an address of the issuer, as info', () => {
    expect(judge({ kid: 'https://keys.idp.test/one' })).toMatchObject({
      severity: 'info',
      facts: { headers: 'kid', reason: 'key_address' },
    });
    expect(judge({ kid: 'HTTPS://keys.idp.test/one' })?.severity).toBe('info');
    expect(judge({ kid: 'https://keys.idp.test/one' }, {})?.severity).toBe('low');
  });

  it('flags an ID token too', () => {
    expect(judge({}, {}, { token: jwtOf('id', { iss: ISS }, { jwk: {} }) })?.severity).toBe('medium');
  });

  it('flags what only its name calls an access token, as low', () => {
    const token = jwtOf('access', { iss: ISS }, { jku: FOREIGN }, { certainty: 'hint' });
    expect(judge({}, {}, { token })?.severity).toBe('low');
  });

  it.each(['one', '2024-01-01', 'a--b_C-1', 'AbC+/d==', 'did:web:idp.test#key-1', 'a'.repeat(256), '', 'a.b:c'])(
    'passes the key id %j',
    (kid) => {
      expect(judge({ kid })).toBeUndefined();
    },
  );

  it('passes a key id that is no text', () => {
    for (const kid of [7, null, undefined, ['../x']]) expect(judge({ kid })).toBeUndefined();
  });

  it('passes members that are null', () => {
    expect(judge({ jku: null, jwk: null })).toBeUndefined();
  });

  it('passes the digest of a certificate', () => {
    expect(judge({ x5t: 'thumbprint', 'x5t#S256': 'thumbprint' })).toBeUndefined();
  });

  it.each(['vc+sd-jwt', 'dc+sd-jwt', 'sd-jwt', 'vc+jwt', 'vp+jwt', 'application/dc+sd-jwt', 'example+sd-jwt'])(
    'passes a credential that comes with its certificate (%s)',
    (typ) => {
      expect(judge({ typ, x5c: CERTIFICATE })).toBeUndefined();
    },
  );

  it('flags a token whose type merely contains such a word, as medium', () => {
    for (const typ of ['at+jwt', 'avc', 'vcx', 'xsd-jwt'])
      expect(judge({ typ, x5c: CERTIFICATE })?.severity, typ).toBe('medium');
  });

  it('passes a DPoP proof, in which a key belongs', () => {
    expect(judge({}, {}, { token: jwtOf('dpop-proof', {}, { typ: 'dpop+jwt', jwk: {} }) })).toBeUndefined();
  });

  it('passes what has no claims to read: opaque and encrypted tokens', () => {
    expect(judge({}, {}, { token: tokenOf('access') })).toBeUndefined();
    expect(
      judge({}, {}, { token: tokenOf('id', { format: 'jwe', header: { jku: OWN }, claims: {} }) }),
    ).toBeUndefined();
  });
});
