import { base64url, type JWTHeaderParameters, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';

export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
export const ALPHANUMERIC = `${LETTERS}0123456789`;
export const HEX = '0123456789abcdef';
export const BASE64URL = `${ALPHANUMERIC}-_`;
export const BASE64 = `${ALPHANUMERIC}+/`;

/** Random text of `length` characters. No token of these tests is written down anywhere: each run makes its own. */
export const makeText = (length: number, alphabet: string): string =>
  Array.from({ length }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join('');

/** An opaque token as most servers make them: 256 random bits in base64url. */
export const makeOpaque = (length = 43): string => makeText(length, BASE64URL);

/** A JWT signed with a key of its own. */
export const makeJwt = (claims: JWTPayload = {}, header: Partial<JWTHeaderParameters> = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256', ...header }).sign(crypto.getRandomValues(new Uint8Array(32)));

/** A JWT with `alg` none and an empty signature. */
export const makeUnsignedJwt = (claims: JWTPayload): string => new UnsecuredJWT(claims).encode();

/** Three parts that say what no library would let one say: `header` and `claims` may be any JSON, or any text. */
export const makeLooseJwt = (header: unknown, claims: unknown): string =>
  `${encode(header)}.${encode(claims)}.${makeOpaque()}`;

/** A JWE by its shape alone: the encrypted key, IV, text and tag are random. A direct one has no encrypted key. */
export const makeJwe = (header: object = { alg: 'RSA-OAEP', enc: 'A256GCM' }): string =>
  [encode(header), 'alg' in header && header.alg === 'dir' ? '' : makeOpaque(), ...[16, 200, 22].map(makeOpaque)].join(
    '.',
  );

/** An access token by its media type (RFC 9068 §2.1). */
export const makeAccessJwt = (claims: JWTPayload = {}): Promise<string> =>
  makeJwt(
    { iss: 'https://login.idp.test', sub: 'ada', aud: 'orders', exp: inSeconds(600), ...claims },
    { typ: 'at+jwt' },
  );

/** An ID token by its claims (OpenID Connect Core §2). */
export const makeIdJwt = (claims: JWTPayload = {}): Promise<string> =>
  makeJwt({
    iss: 'https://login.idp.test',
    sub: 'ada',
    aud: 'spa',
    iat: inSeconds(0),
    exp: inSeconds(600),
    nonce: makeOpaque(22),
    ...claims,
  });

/** A refresh token by the type claim of Keycloak. */
export const makeRefreshJwt = (claims: JWTPayload = {}): Promise<string> => makeJwt({ typ: 'Refresh', ...claims });

/** Seconds since the epoch, `seconds` from now. */
export const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

const encode = (value: unknown): string => base64url.encode(typeof value === 'string' ? value : JSON.stringify(value));
