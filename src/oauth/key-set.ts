import { objectOf, textOf } from './members';

/** The public members of a JSON Web Key (RFC 7517 §4, RFC 7518 §6, RFC 8037 §2, RFC 9964 §3), and no others. */
export type PublicKey = {
  kty: string;
  crv?: string;
  x?: string;
  y?: string;
  n?: string;
  e?: string;
  pub?: string;
  kid?: string;
  alg?: string;
  use?: string;
  key_ops?: string[];
};

/** The public keys of a JWK Set (RFC 7517 §5) as it was sent, at most 50; null for a text that is none. */
export const keySetIn = (text: string): PublicKey[] | null => {
  if (text.length > LONGEST || !text.includes('"keys"')) return null;
  try {
    return keysOf(JSON.parse(text));
  } catch {
    return null;
  }
};

/** The same of what is parsed already. Keys that are of no use here are left out (RFC 7517 §5), shared secrets among them. */
export const keysOf = (parsed: unknown): PublicKey[] | null => {
  const keys = objectOf(parsed)?.keys;
  if (!Array.isArray(keys)) return null;
  return keys.slice(0, MOST_KEYS).flatMap((key) => publicKeyOf(key) ?? []);
};

/** The public part of a key, whatever else is in it; null for a shared secret and for what is no key. */
export const publicKeyOf = (value: unknown): PublicKey | null => {
  const key = objectOf(value);
  const needed = NEEDED.get(String(key?.kty));
  if (!key || !needed?.every((name) => textOf(key[name]))) return null;
  const texts = MEMBERS.flatMap((name) => {
    const text = textOf(key[name]);
    return text && text.length <= LONGEST_MEMBER ? [[name, text] as const] : [];
  });
  // What a private key may do is sign: its public part, verify.
  const may = Array.isArray(key.key_ops) && key.d === undefined && key.priv === undefined ? key.key_ops : undefined;
  return {
    kty: String(key.kty),
    ...Object.fromEntries(texts),
    ...(may && { key_ops: may.slice(0, MOST_OPERATIONS).filter((one) => typeof one === 'string') }),
  };
};

/** Members without which a key of this type is none. */
const NEEDED: ReadonlyMap<string, readonly string[]> = new Map([
  ['RSA', ['n', 'e']],
  ['EC', ['crv', 'x', 'y']],
  ['OKP', ['crv', 'x']],
  ['AKP', ['alg', 'pub']],
]);

const MEMBERS = ['crv', 'x', 'y', 'n', 'e', 'pub', 'kid', 'alg', 'use'] as const;

/** Characters. The largest sets published, with certificates in them, have some 30,000. */
const LONGEST = 262_144;
const MOST_KEYS = 50;
/** Of RSA with 16,384 bits 2,731 are needed, of ML-DSA-87 3,456. */
const LONGEST_MEMBER = 4_096;
const MOST_OPERATIONS = 8;
