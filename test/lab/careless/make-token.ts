import { createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { SHAPES, type Shape, type ShapeName } from './token-shapes';

export type TokenKit = {
  issuer: string;
  /** ES256, private. */
  key: KeyObject;
  kid: string;
  /** Of the HMAC of tokens that are signed with a shared secret. */
  secret: string;
  /** ms since the epoch, by the server's clock. */
  now(): number;
};

/** New keys for one server. */
export const makeTokenKit = (issuer: string, aheadMs: number): TokenKit => ({
  issuer,
  key: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  kid: randomBytes(8).toString('hex'),
  secret: randomBytes(32).toString('base64url'),
  now: () => Date.now() + aheadMs,
});

type About = { client: string; audience: string; lifetime: number; scope: string; shape: ShapeName; jkt?: string };

/** A JWT access token (RFC 9068) but for what its shape gets wrong. */
export const accessToken = (kit: TokenKit, { client, audience, lifetime, scope, shape: name, jkt }: About): string => {
  const shape: Shape = SHAPES[name];
  const now = Math.floor(kit.now() / 1000) - (shape.age ?? 0);
  const { nbf, ...claims } = shape.claims ?? {};
  const sound = {
    iss: kit.issuer,
    aud: audience,
    sub: 'ada',
    client_id: client,
    scope,
    jti: randomBytes(12).toString('hex'),
    iat: now,
    exp: now + lifetime,
    ...(jkt && { cnf: { jkt } }),
  };
  const said: Record<string, unknown> = { ...sound, ...claims, ...(typeof nbf === 'number' && { nbf: now + nbf }) };
  for (const time of ['iat', 'exp']) if (said[time] !== undefined) said[time] = Number(said[time]) * (shape.times ?? 1);
  return compact(kit, { alg: 'ES256', kid: kit.kid, typ: 'at+jwt', ...shape.header }, said);
};

type Identity = { client: string; nonce: string | undefined; shape: ShapeName };

/** An ID token (OpenID Connect Core §2) for one client; of its shape it has the header. */
export const idToken = (kit: TokenKit, { client, nonce, shape }: Identity): string => {
  const now = Math.floor(kit.now() / 1000);
  const claims = { iss: kit.issuer, aud: client, sub: 'ada', iat: now, exp: now + 600, auth_time: now, nonce };
  return compact(kit, { alg: 'ES256', kid: kit.kid, typ: 'JWT', ...(SHAPES[shape] as Shape).header }, claims);
};

/** By hand, since no decent library writes such headers: RFC 7515 §3.1. */
const compact = ({ key, secret }: TokenKit, header: Record<string, unknown>, claims: object): string => {
  const input = `${encoded(header)}.${encoded(claims)}`;
  return `${input}.${signatureOf(String(header.alg), input, key, secret)}`;
};

const signatureOf = (alg: string, input: string, key: KeyObject, secret: string): string => {
  if (alg === 'none') return '';
  if (alg === 'HS256') return createHmac('sha256', secret).update(input).digest('base64url');
  return sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
};

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
