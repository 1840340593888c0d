import { base64url, exportJWK, importSPKI, importX509 } from 'jose';
import { keysOf, publicKeyOf } from './key-set';
import { objectOf, textOf } from './members';
import type { VerifyingKey } from './verify-signature';

/** What is wrong with a pasted text. */
export type PasteFault = { fault: Fault };

type Fault =
  | 'empty'
  | 'too-long'
  | 'not-json'
  | 'no-keys'
  | 'not-a-key'
  | 'token'
  | 'private'
  | 'pkcs1'
  | 'other-pem'
  | 'bad-pem';

/** Reads what a user has pasted: a JWK, a JWK Set, a PEM, or, where it is none of these, a secret. It is not kept. */
export const readPastedKey = async (text: string): Promise<VerifyingKey[] | PasteFault> => {
  const pasted = text.trim();
  if (pasted === '') return { fault: 'empty' };
  if (pasted.length > LONGEST) return { fault: 'too-long' };
  if (/^[{[]/.test(pasted)) return readJson(pasted);
  if (pasted.includes('-----')) return readPem(pasted);
  if (TOKEN.test(pasted)) return { fault: 'token' };
  const bytes = bytesOf(pasted);
  // A key without its BEGIN and END lines is a key still: it becomes no secret (RFC 8725 §3.1).
  if (bytes && isDer(bytes)) return readPem(`-----BEGIN PUBLIC KEY-----\n${pasted}\n-----END PUBLIC KEY-----`);
  return secretsOf(pasted, bytes);
};

/** Characters: as many as an issuer's whole set may have. */
const LONGEST = 262_144;
const TOKEN = /^ey[\w-]+(?:\.[\w-]*){2,4}$/;

const readJson = (text: string): VerifyingKey[] | PasteFault => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { fault: 'not-json' };
  }
  const given = Array.isArray(parsed) ? parsed : objectOf(parsed)?.keys;
  if (!Array.isArray(given)) return keyIn(parsed) ?? { fault: 'not-a-key' };
  const secrets = given.slice(0, MOST_KEYS).flatMap((key) => secretIn(key) ?? []);
  const keys = [...(keysOf({ keys: given }) ?? []), ...secrets];
  return keys.length > 0 ? keys : { fault: 'no-keys' };
};

const MOST_KEYS = 50;

const keyIn = (parsed: unknown): VerifyingKey[] | null => {
  const key = publicKeyOf(parsed) ?? secretIn(parsed);
  return key && [key];
};

/** A symmetric key (RFC 7518 §6.4). */
const secretIn = (parsed: unknown): VerifyingKey | null => {
  const key = objectOf(parsed);
  const secret = key?.kty === 'oct' ? bytesOf(textOf(key.k) ?? '') : null;
  if (!key || !secret) return null;
  const [kid, alg, use] = [textOf(key.kid), textOf(key.alg), textOf(key.use)];
  return { kty: 'oct', secret, ...(kid && { kid }), ...(alg && { alg }), ...(use && { use }) };
};

/** As it stands, and where it may be base64, what it stands for: a signature tells which was meant. */
const secretsOf = (text: string, bytes: Uint8Array<ArrayBuffer> | null): VerifyingKey[] => [
  { kty: 'oct', secret: new TextEncoder().encode(text) },
  ...(bytes ? [{ kty: 'oct' as const, secret: bytes }] : []),
];

/** RFC 7468: what a block holds, by its label. */
const READERS: Readonly<Record<string, typeof importSPKI>> = { 'PUBLIC KEY': importSPKI, CERTIFICATE: importX509 };

const readPem = async (text: string): Promise<VerifyingKey[] | PasteFault> => {
  const [block = '', label = ''] = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/.exec(text) ?? [];
  // Said of a block that is cut off, too.
  if (/BEGIN [A-Z0-9 ]*PRIVATE KEY/.test(text)) return { fault: 'private' };
  if (text.includes('BEGIN RSA PUBLIC KEY')) return { fault: 'pkcs1' };
  if (block === '') return { fault: 'bad-pem' };
  const read = READERS[label];
  if (!read) return { fault: 'other-pem' };
  for (const alg of ALGORITHMS) {
    const key = await read(block, alg, { extractable: true }).then(exportJWK, () => null);
    // Of most types the name is the reader's guess, since a PEM names the type alone.
    const known = publicKeyOf(key && { ...key, alg: key.kty === 'AKP' ? alg : undefined });
    if (known) return [known];
  }
  return { fault: 'bad-pem' };
};

/** One for each type of key: a browser reads a key as no other than it is. */
const ALGORITHMS = ['RS256', 'ES256', 'ES384', 'ES512', 'Ed25519', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'];

/** The bytes of base64 or base64url, with or without line breaks and padding; null for what is neither, or nothing. */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> | null => {
  const plain = text.replace(/\s+/g, '').replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (plain === '' || !/^[\w-]+$/.test(plain)) return null;
  try {
    return new Uint8Array(base64url.decode(plain));
  } catch {
    return null;
  }
};

/** A DER sequence (X.690 §8.1) that ends where the bytes do. */
const isDer = (bytes: Uint8Array): boolean => {
  const [tag, length = 0] = bytes;
  if (tag !== 0x30) return false;
  if (length < 0x80) return bytes.length === 2 + length;
  const count = length - 0x80;
  const size = bytes.slice(2, 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
  return count > 0 && count <= 4 && bytes.length === 2 + count + size;
};
