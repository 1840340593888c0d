import { calculateJwkThumbprint, type JWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { type PublicKey, publicKeyOf } from '../../src/oauth/key-set';
import { isSymmetric, type VerifyingKey, verifySignature } from '../../src/oauth/verify-signature';
import { makePair, makeSigned, makeSignedLoosely } from './make-signed';
import { makeJwe, makeLooseJwt, makeOpaque, makeUnsignedJwt } from './make-token';

const ASYMMETRIC = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const SYMMETRIC = ['HS256', 'HS384', 'HS512'];

const keyOf = (jwk: JWK): PublicKey => publicKeyOf(jwk) ?? { kty: 'none' };
const secretOf = (text: string): VerifyingKey => ({ kty: 'oct', secret: new TextEncoder().encode(text) });

/** The same token with another payload. */
const changed = (raw: string): string => raw.replace(/\.[^.]+\./, `.${btoa('{"sub":"eve"}').replace(/=+$/, '')}.`);

describe.each(ASYMMETRIC)('%s', (alg) => {
  it('is valid with its key, and names it', async () => {
    const { raw, jwk } = await makeSigned(alg, { kid: 'one' });
    const thumbprint = await calculateJwkThumbprint(jwk);
    expect(await verifySignature(raw, [keyOf(jwk)])).toEqual({ result: 'valid', alg, kid: 'one', thumbprint });
  });

  it('does not match once it is changed, or with the key of another', async () => {
    const [{ raw, jwk }, other] = [await makeSigned(alg), await makeSigned(alg)];
    const mismatch = { result: 'mismatch', alg, tried: 1 };
    expect(await verifySignature(changed(raw), [keyOf(jwk)])).toEqual(mismatch);
    expect(await verifySignature(raw, [keyOf(other.jwk)])).toEqual(mismatch);
    expect(isSymmetric(alg)).toBe(false);
  });
});

describe.each(SYMMETRIC)('%s', (alg) => {
  it('is valid with its secret, of which nothing is told', async () => {
    const secret = makeOpaque(64);
    const raw = await new SignJWT({}).setProtectedHeader({ alg }).sign(new TextEncoder().encode(secret));
    expect(await verifySignature(raw, [secretOf(secret)])).toEqual({ result: 'valid', alg });
    expect(await verifySignature(raw, [secretOf(makeOpaque(64))])).toEqual({ result: 'mismatch', alg, tried: 1 });
    expect(isSymmetric(alg)).toBe(true);
  });
});

it('ML-DSA is checked where it can be, and else said to be beyond the browser', async () => {
  for (const alg of ['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87']) {
    const verified = await verifySignature(makeLooseJwt({ alg }, {}), [{ kty: 'AKP', alg, pub: makeOpaque(1_750) }]);
    expect(['unchecked', 'mismatch']).toContain(verified.result);
    expect(verified).not.toMatchObject({ why: 'unknown-alg' });
  }
});

describe('no algorithm is taken for another', () => {
  it('a public key is no secret: what was signed with its text stays without a key', async () => {
    const { jwk, pem } = await makeSigned('RS256');
    for (const text of [pem, JSON.stringify(jwk), jwk.n ?? '']) {
      const raw = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(text));
      expect(await verifySignature(raw, [keyOf(jwk)])).toEqual({ result: 'no-key', alg: 'HS256', why: 'alg' });
    }
  });

  it('a secret is no public key', async () => {
    const { raw } = await makeSigned('RS256');
    expect(await verifySignature(raw, [secretOf(makeOpaque())])).toMatchObject({ result: 'no-key', why: 'alg' });
  });

  it.each([
    ['ES256', 'ES384'],
    ['RS256', 'ES256'],
    ['EdDSA', 'ES256'],
  ])('%s is not tried with a key for %s', async (alg, other) => {
    const [{ raw }, { jwk }] = [await makeSigned(alg), await makeSigned(other)];
    expect(await verifySignature(raw, [keyOf(jwk)])).toMatchObject({ result: 'no-key', why: 'alg' });
  });

  it('a key for one algorithm verifies no other', async () => {
    const { raw, jwk } = await makeSigned('RS256');
    expect(await verifySignature(raw, [keyOf({ ...jwk, alg: 'PS256' })])).toMatchObject({ result: 'no-key' });
    expect(await verifySignature(raw, [keyOf({ ...jwk, alg: 'RS256' })])).toMatchObject({ result: 'valid' });
  });

  it('both names of EdDSA with Ed25519 are one', async () => {
    const { raw, jwk } = await makeSigned('EdDSA');
    expect(await verifySignature(raw, [keyOf({ ...jwk, alg: 'Ed25519' })])).toMatchObject({ result: 'valid' });
  });

  it('neither does one for encryption, nor one that may not verify', async () => {
    const { raw, jwk } = await makeSigned('RS256');
    for (const members of [{ use: 'enc' }, { key_ops: ['encrypt'] }, { key_ops: [] }])
      expect(await verifySignature(raw, [keyOf({ ...jwk, ...members })])).toMatchObject({ result: 'no-key' });
    for (const members of [{ use: 'sig' }, { key_ops: ['verify'] }])
      expect(await verifySignature(raw, [keyOf({ ...jwk, ...members })])).toMatchObject({ result: 'valid' });
  });
});

describe('the key', () => {
  it('is the one that the token names', async () => {
    const { raw, jwk } = await makeSigned('ES256', { kid: 'one' });
    const others = [keyOf({ ...jwk, kid: 'two' })];
    expect(await verifySignature(raw, others)).toEqual({ result: 'no-key', alg: 'ES256', kid: 'one', why: 'kid' });
    expect(await verifySignature(raw, [])).toMatchObject({ result: 'no-key', why: 'kid' });
    expect(await verifySignature(raw, [...others, keyOf(jwk)])).toMatchObject({ result: 'valid' });
  });

  it('is any that fits where the token names none, or the key has no name', async () => {
    const [{ raw, jwk }, other] = [await makeSigned('ES256'), await makeSigned('ES256', { kid: 'other' })];
    const keys = [keyOf(other.jwk), keyOf({ ...jwk, kid: 'mine' })];
    expect(await verifySignature(raw, keys)).toMatchObject({ result: 'valid' });
    expect(await verifySignature(other.raw, [keyOf({ ...other.jwk, kid: '' })])).toMatchObject({ result: 'valid' });
  });

  it('is among the first 20', async () => {
    const [{ raw, jwk }, other] = [await makeSigned('ES256'), await makeSigned('ES256')];
    const twenty = Array.from({ length: 20 }, () => keyOf(other.jwk));
    expect(await verifySignature(raw, [...twenty, keyOf(jwk)])).toMatchObject({ result: 'mismatch', tried: 20 });
  });

  it('may be broken or weak, and then nothing is said of the signature', async () => {
    const { raw, jwk } = await makeSigned('ES256');
    const broken = keyOf({ ...jwk, x: makeOpaque(10) });
    expect(await verifySignature(raw, [broken])).toEqual({ result: 'unchecked', why: 'bad-key', alg: 'ES256' });
    expect(await verifySignature(raw, [broken, keyOf(jwk)])).toMatchObject({ result: 'valid' });
    const { privateKey, publicKey } = makePair('RS256', 1_024);
    const weak = makeSignedLoosely({ alg: 'RS256' }, privateKey);
    expect(await verifySignature(weak, [keyOf(publicKey.export({ format: 'jwk' }) as JWK)])).toEqual({
      result: 'unchecked',
      why: 'weak-key',
      alg: 'RS256',
    });
  });
});

describe('there is nothing to verify', () => {
  const { privateKey, publicKey } = makePair('RS256');
  const key = keyOf(publicKey.export({ format: 'jwk' }) as JWK);

  it.each(['none', 'None', 'nOnE'])('with alg %s', async (alg) => {
    expect(await verifySignature(makeLooseJwt({ alg }, {}), [key])).toEqual({ result: 'unsigned' });
  });

  it('without a signature', async () => {
    expect(await verifySignature(makeUnsignedJwt({}), [key])).toEqual({ result: 'unsigned' });
    const cut = makeSignedLoosely({ alg: 'RS256' }, privateKey).replace(/[^.]+$/, '');
    expect(await verifySignature(cut, [key])).toEqual({ result: 'unsigned' });
  });

  it.each([
    ['encrypted', makeJwe()],
    ['unreadable', makeOpaque()],
    ['unreadable', ''],
    ['unreadable', 'eyJ.e.e'],
    ['unreadable', `${makeLooseJwt({ alg: 'RS256' }, {})}${makeOpaque(70_000)}`],
    ['unknown-alg', makeLooseJwt({ alg: 'ES256K' }, {})],
    ['unknown-alg', makeLooseJwt({ alg: 'toString' }, {})],
    ['unknown-alg', makeLooseJwt({ alg: 5 }, {})],
    ['unknown-alg', makeLooseJwt({ typ: 'JWT' }, {})],
  ])('of what is %s', async (why, raw) => {
    expect(await verifySignature(raw, [key])).toMatchObject({ result: 'unchecked', why });
  });

  it('with an extension that has to be understood, however well it is signed', async () => {
    for (const crit of [['exp'], ['b64'], [], 'x']) {
      const raw = makeSignedLoosely({ alg: 'RS256', crit, b64: true, exp: 1 }, privateKey);
      expect(await verifySignature(raw, [key])).toEqual({ result: 'unchecked', why: 'crit', alg: 'RS256' });
    }
    expect(await verifySignature(makeSignedLoosely({ alg: 'RS256' }, privateKey), [key])).toMatchObject({
      result: 'valid',
    });
  });
});
