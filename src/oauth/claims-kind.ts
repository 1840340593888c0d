import type { Members } from './members';
import type { TokenKind } from './token';

/**
 * What a JWT is by its own header and claims. `settled`: a type claim or media type made for the purpose says so;
 * otherwise the set of claims merely fits. Null: a JWT like any other.
 */
export const kindOfClaims = (header: Members, claims: Members): { kind: TokenKind; settled: boolean } | null => {
  const found = KINDS.find(({ when }) => when(header, claims));
  return found ? { kind: found.kind, settled: found.settled } : null;
};

const typ = (members: Members): string =>
  typeof members.typ === 'string' ? members.typ.toLowerCase().replace(/^application\//, '') : '';
const is = (value: unknown, ...words: string[]): boolean =>
  typeof value === 'string' && words.includes(value.toLowerCase());
const has = (members: Members, ...names: string[]): boolean => names.every((name) => members[name] !== undefined);

const OTHER_TYPES =
  /^(?:oauth-authz-req|secevent|token-introspection|entity-statement|[\w-]*attestation|(?:vc|dc)\+sd)[+-]?(?:jwt)?$/;

/** OpenID Connect Back-Channel Logout §2.4. */
const isLogoutEvent = (events: unknown): boolean =>
  typeof events === 'object' && events !== null && 'http://schemas.openid.net/event/backchannel-logout' in events;

/** First match wins: media types first (RFC 9449 §4.2, RFC 9068 §2.1), then issuers' own type claims, then claim sets. */
const KINDS: readonly { kind: TokenKind; settled: boolean; when: (header: Members, claims: Members) => boolean }[] = [
  {
    kind: 'dpop-proof',
    settled: true,
    when: (header, claims) => typ(header) === 'dpop+jwt' || (has(header, 'jwk') && has(claims, 'htm', 'htu', 'jti')),
  },
  {
    kind: 'logout-token',
    settled: true,
    when: (header, claims) => typ(header) === 'logout+jwt' || is(claims.typ, 'logout') || isLogoutEvent(claims.events),
  },
  { kind: 'access', settled: true, when: (header) => typ(header) === 'at+jwt' },
  { kind: 'client-assertion', settled: true, when: (header) => typ(header) === 'client-authentication+jwt' },
  // Media types of JWTs that are no token: a request, an event, an answer, a statement.
  { kind: 'unknown', settled: true, when: (header) => OTHER_TYPES.test(typ(header)) },
  // Keycloak says Refresh or Offline in `typ`; simplejwt, flask-jwt-extended and PingAM have claims of their own.
  {
    kind: 'refresh',
    settled: true,
    when: (header, claims) =>
      is(claims.typ, 'refresh', 'offline') ||
      is(header.typ, 'refresh', 'offline', 'rt+jwt') ||
      is(claims.token_type, 'refresh') ||
      is(claims.type, 'refresh') ||
      is(claims.tokenName, 'refresh_token') ||
      is(claims.scope, 'com.atproto.refresh'),
  },
  { kind: 'id', settled: true, when: (_, claims) => is(claims.typ, 'id') || is(claims.token_use, 'id') },
  {
    kind: 'access',
    settled: true,
    when: (_, claims) =>
      is(claims.typ, 'bearer') ||
      is(claims.token_use, 'access') ||
      is(claims.token_type, 'access', 'sliding') ||
      is(claims.type, 'access'),
  },
  // RFC 7523 §3 with OpenID Connect Core §9: a client that vouches for itself.
  {
    kind: 'client-assertion',
    settled: false,
    when: (_, claims) => has(claims, 'iss', 'sub', 'aud', 'jti') && claims.iss === claims.sub,
  },
  {
    kind: 'access',
    settled: false,
    when: (_, claims) =>
      (has(claims, 'scope') || has(claims, 'scp')) &&
      has(claims, 'aud') &&
      !has(claims, 'nonce') &&
      !has(claims, 'at_hash'),
  },
  {
    kind: 'id',
    settled: false,
    when: (_, claims) =>
      has(claims, 'iss', 'sub', 'aud', 'exp', 'iat') &&
      !has(claims, 'scope') &&
      !has(claims, 'scp') &&
      (has(claims, 'nonce') ||
        has(claims, 'at_hash') ||
        has(claims, 'c_hash') ||
        has(claims, 's_hash') ||
        has(claims, 'auth_time', 'azp')),
  },
];
