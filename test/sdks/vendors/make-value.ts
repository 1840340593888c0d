import { randomBytes } from 'node:crypto';
import { generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** `count` random bytes in base64url. */
export const random = (count = 32): string => randomBytes(count).toString('base64url');

const signing = generateKeyPair('RS256');

/** A JWT good for an hour. SDKs do not check signatures in the browser, only what the header says of them. */
export const jwt = async (claims: JWTPayload, header: { typ?: string; nonce?: string } = {}): Promise<string> =>
  new SignJWT({ jti: random(12), ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'lab', typ: 'JWT', ...header })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign((await signing).privateKey);

/** A JWE by its shape; what is inside is random. */
export const jwe = (header: object): string =>
  [Buffer.from(JSON.stringify(header)).toString('base64url'), random(256), random(12), random(700), random(16)].join(
    '.',
  );
