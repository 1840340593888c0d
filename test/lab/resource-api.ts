import { createHash } from 'node:crypto';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  EmbeddedJWK,
  errors,
  importJWK,
  type JSONWebKeySet,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose';
import { CLIENTS } from './clients';
import { tellCall } from './deeds';
import { originOf } from './hosts';
import { ACCOUNT } from './identity-provider';
import type { LabLog } from './lab-log';
import { type Ask, json, type Reply, type Site } from './site';

export type ApiOptions = {
  log: LabLog;
  /** ES256 private key of the issuer, with kid: its public part checks tokens; the planted token is signed with it. */
  key: JWK;
  /** Asks the issuer whether the sign-in that a token comes from still stands; by the token's jti. */
  stands(jti: string): Promise<boolean>;
};

/**
 * An API that takes a bearer token (RFC 6750), in the header or, as a lenient API does, in the query.
 * It checks signature, issuer, audience, type and times, allowing for no clock difference.
 */
export const resourceApi = ({ log, key, stands }: ApiOptions): Site => {
  const keys = createLocalJWKSet(publicKeys(key));
  const routes: Record<string, (ask: Ask) => Promise<Reply> | Reply> = {
    '/orders': () => json(200, { orders: ['Teapot', 'Sugar bowl', 'Milk jug'] }),
    [ASKING]: () => json(200, { name: ACCOUNT.name }),
    '/planted/token': async () => json(200, { service: await plantedToken(key, newest(log)) }),
    '/planted/error': () =>
      json(400, { error: 'invalid_request', error_description: `No session ${newest(log)} is open.` }),
  };
  const open: Record<string, () => Reply> = {
    '/settings': () => json(200, settings()),
    '/files/report': () => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: 'Three orders.' }),
  };
  return async (ask) => {
    if (ask.method === 'OPTIONS') return { status: 204, headers: cors(ask) };
    const anyone = open[ask.url.pathname];
    if (anyone) return withCors(ask, anyone());
    const route = routes[ask.url.pathname];
    if (!route) return null;
    const refusal = await refusalOf(ask, keys, stands);
    const reply = refusal ? refuse(refusal) : await route(ask);
    const sent = bearerOf(ask);
    if (sent) tellCall(log, { host: 'api', headers: ask.headers, sent, status: reply.status, error: refusal?.error });
    if (refusal) log.refused.push({ host: 'api', status: refusal.status, error: refusal.error, at: Date.now() });
    return withCors(ask, reply);
  };
};

type Refusal = { status: number; error: string; why?: string };

/** The one address that is not content with a good signature. */
const ASKING = '/account';

const refusalOf = async (
  ask: Ask,
  keys: ReturnType<typeof createLocalJWKSet>,
  stands: ApiOptions['stands'],
): Promise<Refusal | null> => {
  const token = bearerOf(ask);
  if (!token) return { status: 401, error: '' };
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: [originOf('login'), originOf('home')],
      audience: originOf('api'),
      typ: 'at+jwt',
      algorithms: ['ES256'],
      requiredClaims: ['exp', 'iat', 'sub'],
    });
    if (!(await isProven(ask, payload))) return { status: 401, error: 'invalid_token', why: 'The proof does not fit' };
    if (ask.url.pathname === ASKING && !(await stands(payload.jti ?? '')))
      return { status: 401, error: 'invalid_token', why: 'The sign-in has ended' };
    return scopesOf(payload).includes('orders:read') ? null : { status: 403, error: 'insufficient_scope' };
  } catch (problem) {
    return { status: 401, error: 'invalid_token', why: whyNot(problem) };
  }
};

const bearerOf = ({ headers, url }: Ask): string | null =>
  /^(?:Bearer|DPoP) (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? url.searchParams.get('access_token');

/** RFC 9449 §7.1 and §7.2: a token that names a key needs the proof of that key, and the scheme that says so. */
const isProven = async ({ headers, method, url }: Ask, { cnf }: JWTPayload): Promise<boolean> => {
  const jkt = (cnf as { jkt?: string } | undefined)?.jkt;
  if (!jkt) return true;
  const proof = headers.dpop?.toString();
  if (!proof || !/^DPoP /i.test(headers.authorization ?? '')) return false;
  const { payload, protectedHeader } = await jwtVerify(proof, EmbeddedJWK, { typ: 'dpop+jwt', maxTokenAge: '1m' });
  const digest = createHash('sha256')
    .update(headers.authorization?.split(' ')[1] ?? '')
    .digest('base64url');
  const isForThis = payload.htm === method && payload.htu === url.origin + url.pathname && payload.ath === digest;
  return isForThis && (await calculateJwkThumbprint(protectedHeader.jwk as JWK)) === jkt;
};

const scopesOf = ({ scope }: JWTPayload): string[] => (typeof scope === 'string' ? scope.split(' ') : []);

// RFC 6750 §3.1: the description is for developers; it never repeats the token.
const whyNot = (problem: unknown): string => {
  if (problem instanceof errors.JWTExpired) return 'The access token expired';
  if (problem instanceof errors.JWTClaimValidationFailed) return `The claim ${problem.claim} does not fit`;
  return 'The access token is not one of this issuer';
};

const refuse = ({ status, error, why }: Refusal): Reply => {
  const parts = [
    'realm="orders"',
    ...(error ? [`error="${error}"`] : []),
    ...(why ? [`error_description="${why}"`] : []),
  ];
  return json(status, { error: error || 'token_missing' }, { 'www-authenticate': `Bearer ${parts.join(', ')}` });
};

const cors = ({ headers }: Ask): Record<string, string> =>
  headers.origin === originOf('app')
    ? {
        'access-control-allow-origin': headers.origin,
        'access-control-allow-headers': 'authorization, content-type, dpop',
        'access-control-expose-headers': 'www-authenticate',
        vary: 'origin',
      }
    : {};

const withCors = (ask: Ask, reply: Reply): Reply => ({ ...reply, headers: { ...reply.headers, ...cors(ask) } });

const publicKeys = ({ d: _private, ...key }: JWK): JSONWebKeySet => ({ keys: [key] });

const newest = ({ issued }: LabLog): string =>
  issued.findLast(({ kind, client }) => kind === 'refresh' && client === CLIENTS.spa.id)?.value ?? '';

/** An access token in good form that carries someone's refresh token in a claim: what a careless token service makes. */
const plantedToken = async (key: JWK, refreshToken: string): Promise<string> =>
  new SignJWT({ scope: 'orders:read', session: refreshToken })
    .setProtectedHeader({ alg: 'ES256', kid: key.kid, typ: 'at+jwt' })
    .setIssuer(originOf('login'))
    .setAudience(originOf('api'))
    .setSubject(ACCOUNT.id)
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(await importJWK(key, 'ES256'));

// Names that speak about tokens, and hold none.
const settings = (): unknown => ({
  refreshTokenEnabled: true,
  useRefreshTokens: true,
  refresh_token_expires_in: 1_209_600,
  access_token_lifetime: 600,
  token_type_hint: 'refresh_token',
  token_endpoint: `${originOf('login')}/token`,
  refresh_token_url: `${originOf('login')}/token`,
});
