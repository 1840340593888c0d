import { calculateJwkThumbprint, compactVerify, errors, importJWK } from 'jose';
import { decodeCompact } from './jwt';
import type { PublicKey } from './key-set';

/** A key to verify with. A secret is bytes that somebody gave as one: nothing public ever becomes one (RFC 8725 §3.1). */
export type VerifyingKey = PublicKey | SecretKey;

type SecretKey = {
  kty: 'oct';
  secret: Uint8Array<ArrayBuffer>;
  kid?: string;
  alg?: string;
  use?: string;
  key_ops?: string[];
};

/**
 * What came of it. `kid` is the token's own word; `thumbprint` (RFC 7638, SHA-256) names the key that fitted, and is
 * absent for a secret. `no-key`: none of the keys has this id, or none fits the algorithm.
 */
export type Verified =
  | { result: 'valid'; alg: string; kid?: string; thumbprint?: string }
  | { result: 'mismatch'; alg: string; kid?: string; tried: number }
  | { result: 'no-key'; alg: string; kid?: string; why: 'kid' | 'alg' }
  | { result: 'unchecked'; why: Obstacle; alg?: string }
  | { result: 'unsigned' };

/** `crit`: an extension that has to be understood (RFC 7515 §4.1.11). `unsupported`: this browser cannot do it. */
type Obstacle = 'encrypted' | 'unreadable' | 'crit' | 'unknown-alg' | 'unsupported' | 'weak-key' | 'bad-key';

/** Verifies the signature of a compact token, as it was sent, with whichever of `keys` fits. Never throws. */
export const verifySignature = async (raw: string, keys: readonly VerifyingKey[]): Promise<Verified> => {
  const decoded = decodeCompact(raw);
  if (decoded?.format === 'jwe') return { result: 'unchecked', why: 'encrypted' };
  if (!decoded?.header) return { result: 'unchecked', why: 'unreadable' };
  const { alg, kid, crit } = decoded.header;
  if (raw.endsWith('.') || String(alg).toLowerCase() === 'none') return { result: 'unsigned' };
  if (typeof alg !== 'string' || !Object.hasOwn(FITTING, alg)) return { result: 'unchecked', why: 'unknown-alg' };
  // jose knows one extension, and it concerns no token.
  if (crit !== undefined) return { result: 'unchecked', why: 'crit', alg };
  const named = { alg, ...(typeof kid === 'string' && { kid }) };
  const called = keys.filter((key) => kid === undefined || key.kid === undefined || key.kid === kid);
  const fitting = called.filter((key) => fits(key, alg)).slice(0, MOST_TRIED);
  if (fitting.length === 0) return { result: 'no-key', ...named, why: called.length === 0 ? 'kid' : 'alg' };
  let tried = 0;
  let obstacle: Obstacle = 'bad-key';
  for (const key of fitting) {
    const outcome = await tryKey(raw, key, alg);
    if (outcome === 'valid') return { result: 'valid', ...named, ...(await thumbprintOf(key)) };
    if (outcome === 'mismatch') tried += 1;
    else obstacle = outcome;
  }
  return tried > 0 ? { result: 'mismatch', ...named, tried } : { result: 'unchecked', why: obstacle, alg };
};

/** Whether a token is signed with a secret that both sides have: nobody publishes a key for it. */
export const isSymmetric = (alg: string): boolean => FITTING[alg]?.kty === 'oct';

/** A key id may be missing, and then every key that fits is tried; so many no issuer has. */
const MOST_TRIED = 20;

/** The one type of key that an algorithm takes (RFC 7518 §3.1, RFC 8037 §3.1, RFC 9864 §2, RFC 9964 §4). */
const FITTING: Readonly<Record<string, { kty: string; crv?: string; ownAlg?: true }>> = {
  ...Object.fromEntries(['HS256', 'HS384', 'HS512'].map((alg) => [alg, { kty: 'oct' }])),
  ...Object.fromEntries(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((alg) => [alg, { kty: 'RSA' }])),
  ES256: { kty: 'EC', crv: 'P-256' },
  ES384: { kty: 'EC', crv: 'P-384' },
  ES512: { kty: 'EC', crv: 'P-521' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519' },
  Ed25519: { kty: 'OKP', crv: 'Ed25519' },
  ...Object.fromEntries(['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'].map((alg) => [alg, { kty: 'AKP', ownAlg: true }])),
};

const fits = (key: VerifyingKey, alg: string): boolean => {
  const { kty, crv, ownAlg = false } = FITTING[alg] ?? {};
  return (
    key.kty === kty &&
    (crv === undefined || ('crv' in key && key.crv === crv)) &&
    (key.alg === undefined ? !ownAlg : nameOf(key.alg) === nameOf(alg)) &&
    (key.use === undefined || key.use === 'sig') &&
    (key.key_ops === undefined || key.key_ops.includes('verify'))
  );
};

/** Two names of one algorithm (RFC 9864 §2.2). */
const nameOf = (alg: string): string => (alg === 'EdDSA' ? 'Ed25519' : alg);

const tryKey = async (raw: string, key: VerifyingKey, alg: string): Promise<'valid' | 'mismatch' | Obstacle> => {
  try {
    const { key_ops: _, ...bare } = key;
    const imported = 'secret' in bare ? bare.secret : await importJWK({ ...bare, alg }, alg);
    await compactVerify(raw, imported, { algorithms: [alg] });
    return 'valid';
  } catch (error) {
    return obstacleIn(error);
  }
};

const obstacleIn = (error: unknown): 'mismatch' | Obstacle => {
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'mismatch';
  if (error instanceof errors.JWSInvalid) return 'unreadable';
  if (error instanceof errors.JOSENotSupported) return 'unsupported';
  const { name, message } = error instanceof Error ? error : new Error();
  if (name === 'NotSupportedError') return 'unsupported';
  // RFC 7518 §3.3 asks for 2,048 bits; jose has no error of its own for fewer.
  return /modulusLength/.test(message) ? 'weak-key' : 'bad-key';
};

const thumbprintOf = async (key: VerifyingKey): Promise<{ thumbprint?: string }> =>
  'secret' in key ? {} : { thumbprint: await calculateJwkThumbprint({ ...key }) };
