import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../src/channels/page/json-text';
import { isKeyMark, withoutKeys } from '../../../src/channels/page/private-key';

type Algorithm = Parameters<typeof crypto.subtle.generateKey>[0];
const pair = async (extractable: boolean, usages: KeyUsage[] = ['sign', 'verify'], name = 'ECDSA') =>
  (await crypto.subtle.generateKey({ name, namedCurve: 'P-256' } as Algorithm, extractable, usages)) as CryptoKeyPair;
const jwk = async (): Promise<JsonWebKey> => {
  const { key_ops: _, ...key } = await crypto.subtle.exportKey('jwk', (await pair(true)).privateKey);
  return key;
};
const keysIn = (value: unknown) => withoutKeys(jsonText(value)).keys;

describe('a private key in a store', () => {
  it('is a CryptoKey that signs and may be exported', async () => {
    expect(keysIn({ id: 1, keys: await pair(true) })).toEqual([[['keys', 'privateKey'], 'private-key extractable']]);
  });

  it('is none where it stays, is public, or does not sign', async () => {
    expect(keysIn(await pair(false))).toEqual([]);
    expect(keysIn((await pair(true)).publicKey)).toEqual([]);
    expect(keysIn(await pair(true, ['deriveKey'], 'ECDH'))).toEqual([]);
  });

  it('is a JWK with its private part, which goes no further', async () => {
    const key = await jwk();
    const { text, keys } = withoutKeys(JSON.stringify({ dpop: { key }, access_token: 'a' }));
    expect(keys).toEqual([[['dpop', 'key'], 'private-key jwk']]);
    expect(text).not.toContain(key.d);
    expect(text).toContain('"access_token":"a"');
    expect(withoutKeys(JSON.stringify(key)).keys).toEqual([[[], 'private-key jwk']]);
  });

  it.each([
    { d: undefined },
    { d: '' },
    { use: 'enc' },
    { key_ops: ['deriveBits'] },
    { crv: 'X25519' },
    { crv: 'X448' },
    { kty: 'oct' },
  ])('is none for another use: %o', async (more) => {
    expect(keysIn({ ...(await jwk()), ...more })).toEqual([]);
  });

  it.each([{ use: 'sig' }, { key_ops: ['sign'] }, { kty: 'OKP', crv: 'Ed25519' }, { kty: 'RSA' }])(
    'is one that says it signs: %o',
    async (more) => {
      expect(keysIn({ ...(await jwk()), ...more })).toHaveLength(1);
    },
  );

  it('is looked for within bounds, and in JSON alone', async () => {
    const key = await jwk();
    expect(keysIn(Array(50).fill(key))).toHaveLength(5);
    let deep: unknown = key;
    for (let level = 0; level < 8; level++) deep = { deep };
    expect(keysIn(deep)).toEqual([]);
    expect(withoutKeys(`${JSON.stringify(key)};`).keys).toEqual([]);
    expect(withoutKeys(JSON.stringify([key, 'x'.repeat(70_000)])).keys).toEqual([]);
  });
});

it('a mark is one of ours, whole', () => {
  expect(['private-key jwk', 'private-key extractable', 'private-key', 'a private-key jwk'].map(isKeyMark)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
