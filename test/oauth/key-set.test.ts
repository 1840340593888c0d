import { exportJWK } from 'jose';
import { expect, it } from 'vitest';
import { keySetIn, publicKeyOf } from '../../src/oauth/key-set';
import { makePair } from './make-signed';
import { makeOpaque } from './make-token';

it('keeps what is public of each key, and nothing else of it', async () => {
  for (const alg of ['RS256', 'ES256', 'EdDSA']) {
    const { publicKey, privateKey } = makePair(alg);
    const [open, whole] = [await exportJWK(publicKey), await exportJWK(privateKey)];
    const named = { kid: makeOpaque(8), use: 'sig' };
    const text = JSON.stringify({ keys: [{ ...whole, ...named, x5c: ['MII'], note: makeOpaque() }] });
    expect(keySetIn(text)).toEqual([{ ...open, ...named }]);
  }
});

it('passes over shared secrets and what is no key', () => {
  const keys = [{ kty: 'oct', k: makeOpaque() }, { kty: 'RSA', n: makeOpaque() }, { kty: 'XYZ' }, null, 5, 'key', []];
  expect(keySetIn(JSON.stringify({ keys }))).toEqual([]);
});

it('is bounded', () => {
  const key = { kty: 'RSA', n: makeOpaque(), e: 'AQAB' };
  expect(keySetIn(JSON.stringify({ keys: Array.from({ length: 60 }, () => key) }))).toHaveLength(50);
  expect(publicKeyOf({ ...key, kid: makeOpaque(5_000) })).toEqual(key);
  expect(publicKeyOf({ ...key, key_ops: Array.from({ length: 20 }, () => 'verify') })?.key_ops).toHaveLength(8);
  expect(keySetIn(JSON.stringify({ keys: [key], more: makeOpaque(262_144) }))).toBeNull();
});

it('is null for any other text', () => {
  for (const text of ['', '{}', '[]', '{"keys":5}', '{"keys":', 'null "keys"', '{"data":{"keys":[]}}'])
    expect(keySetIn(text)).toBeNull();
});

it('lets the public part of a signing key verify', async () => {
  const whole = await exportJWK(makePair('ES256').privateKey);
  expect(publicKeyOf({ ...whole, key_ops: ['sign'] })).not.toHaveProperty('key_ops');
});
