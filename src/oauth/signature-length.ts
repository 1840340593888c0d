import type { Problem } from './pasted';
import { checkBytes } from './read-part';

/** What is wrong with a signature that can be seen without its key: that there is none, how it is written, how long it is. */
export const signatureFaults = (signature: string, alg: unknown): readonly Problem[] => {
  if (signature === '') return [{ fault: 'unsigned' }];
  const wrong = checkBytes(signature, 'signature');
  const lengths = typeof alg === 'string' && Object.hasOwn(LENGTHS, alg) ? (LENGTHS[alg] ?? []) : [];
  const [wanted] = lengths;
  const found = Math.floor((signature.replace(/=+$/, '').length * 3) / 4);
  if (typeof alg !== 'string' || wanted === undefined || wrong.some(isSerious) || lengths.includes(found)) return wrong;
  return [...wrong, { fault: 'signature_length', alg, found, wanted }];
};

/** Said of a signature whose length means nothing then. */
const isSerious = ({ fault }: Problem): boolean => fault === 'base64url' || fault === 'cut';

/**
 * Bytes of a signature: RFC 7518 §3.2, §3.4, RFC 8037 §3.1, RFC 8812 §3.2, FIPS 204 §4. That of an RSA key is as long as
 * the key.
 */
const LENGTHS: Readonly<Record<string, readonly number[]>> = {
  ...{ HS256: [32], HS384: [48], HS512: [64] },
  ...{ ES256: [64], ES384: [96], ES512: [132], ES256K: [64] },
  ...{ EdDSA: [64, 114], Ed25519: [64], Ed448: [114] },
  ...{ 'ML-DSA-44': [2_420], 'ML-DSA-65': [3_309], 'ML-DSA-87': [4_627] },
};
