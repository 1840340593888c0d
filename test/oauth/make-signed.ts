import { generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { base64url, exportJWK, type JWK, type JWTPayload, SignJWT } from 'jose';

const CURVES: Readonly<Record<string, string>> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' };

type Pair = { privateKey: KeyObject; publicKey: KeyObject };

/** A key pair for an algorithm, made for this run. `bits`: of an RSA key. */
export const makePair = (alg: string, bits = 2_048): Pair => {
  if (alg in CURVES) return generateKeyPairSync('ec', { namedCurve: CURVES[alg] ?? '' });
  return /^Ed/.test(alg) ? generateKeyPairSync('ed25519') : generateKeyPairSync('rsa', { modulusLength: bits });
};

/** A token signed with a new key, and its public part as a JWK and as a PEM. */
export const makeSigned = async (
  alg: string,
  { kid, claims = {} }: { kid?: string; claims?: JWTPayload } = {},
): Promise<{ raw: string; jwk: JWK; pem: string; pair: Pair }> => {
  const pair = makePair(alg);
  const raw = await new SignJWT({ sub: 'ada', ...claims })
    .setProtectedHeader({ alg, ...(kid && { kid }) })
    .sign(pair.privateKey);
  const jwk = { ...(await exportJWK(pair.publicKey)), ...(kid && { kid }) };
  return { raw, jwk, pem: String(pair.publicKey.export({ type: 'spki', format: 'pem' })), pair };
};

/** The same with any header, and with a key too weak for a library. */
export const makeSignedLoosely = (header: object, key: KeyObject): string => {
  const input = [header, { sub: 'ada' }].map((part) => base64url.encode(JSON.stringify(part))).join('.');
  return `${input}.${base64url.encode(signBytes('sha256', Buffer.from(input), key))}`;
};
