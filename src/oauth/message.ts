import { authorizationRequest, callback, postedAnswer, pushedRequest, pushedResponse } from './authorization-message';
import type { EventFacts } from './event-facts';
import { logout } from './logout-message';
import { membersOf } from './members';
import { metadata } from './metadata-message';
import type { Observation } from './observation';
import { tokenInspection } from './revocation-message';
import type { TokenKind } from './token';
import { grantTypeIn, tokenRequest } from './token-request';
import { tokenError, tokenResponse } from './token-response';

/**
 * What an observation says in OAuth's own terms. `V` is the raw value while it is read, and its fingerprint from
 * `oauth/sight` on: the shape has no other place for a secret.
 */
export type Message<V> =
  | {
      says: 'token-request';
      grantType: string;
      client?: string;
      authenticated: boolean;
      refresh?: V;
      code?: V;
      verifier?: V;
      secret?: V;
      assertion?: V;
      /** S256 of the verifier: what the challenge must have been (RFC 7636 §4.6). */
      challenge?: V;
      verifierFault?: 'short' | 'long' | 'characters';
    }
  | {
      says: 'token-response';
      access?: V;
      refresh?: V;
      idToken?: V;
      tokenType?: string;
      expiresIn?: number;
      expiresInFault?: 'text' | 'not_positive';
      refreshExpiresIn?: number;
      authorizationExpiresIn?: number;
      /** The refresh token's own exp, ms since the epoch, server time; it is a JWT without one. */
      refreshEnds?: number;
      refreshEndless?: true;
      /** In the ID token. */
      nonce?: V;
    }
  | { says: 'token-error'; error: string }
  | ({ says: 'authorization-request' } & Asked<V>)
  | ({ says: 'pushed-request' } & Asked<V>)
  | { says: 'pushed-response'; requestUri: V }
  | {
      says: 'callback';
      code?: V;
      access?: V;
      idToken?: V;
      issuer?: string;
      error?: string;
      expiresIn?: number;
      expiresInFault?: 'text' | 'not_positive';
      state?: V;
      mode?: EventFacts['callback']['mode'];
      /** In the ID token that came along. */
      nonce?: V;
      idTokenIssuer?: string;
      hashes?: 'right' | 'wrong' | 'missing';
    }
  | { says: 'revocation-request'; token: V; secret?: V }
  | { says: 'introspection-request'; token: V; secret?: V }
  | {
      says: 'logout';
      idToken?: V;
      client?: string;
      redirectUri?: string;
      /** Of a front-channel logout. */
      issuer?: string;
      by: 'server' | 'front-channel' | 'app';
    }
  | ({ says: 'metadata' } & Metadata);

/** What a sign-in is begun with. */
type Asked<V> = {
  client: string;
  redirectUri?: string;
  responseType?: string;
  responseMode?: string;
  state?: V;
  stateLength?: number;
  stateSays?: 'email' | 'token' | 'address';
  nonce?: V;
  nonceDigest?: V;
  nonceHexDigest?: V;
  challenge?: V;
  method?: string;
  openid?: boolean;
  elsewhere?: boolean;
  prompt?: string;
  requestUri?: V;
};

/** RFC 8414 §2, as far as it is judged by. */
type Metadata = {
  issuer: string;
  tokenEndpoint?: string;
  revocationEndpoint?: string;
  introspectionEndpoint?: string;
  logoutEndpoint?: string;
  promisesIssuer?: boolean;
  jwksUri?: string;
  mtls?: boolean;
  weak?: WeakOption[];
};

/** An option that a server had better not offer. */
export type WeakOption = 'implicit' | 'password' | 'no_pkce' | 'plain_pkce' | 'alg_none' | 'plain_http';

export type Says = Message<unknown>['says'];

/** Which member of a message holds a value, and of what kind: a value that stands there is proven to be that. */
export const SLOTS = {
  access: 'access',
  refresh: 'refresh',
  idToken: 'id',
  code: 'code',
  verifier: 'code-verifier',
  secret: 'client-secret',
  assertion: 'client-assertion',
  token: 'unknown',
} as const satisfies Record<string, TokenKind>;

/** Members that are no credentials, and that nobody but client and server should know: told by fingerprint alone. */
export const MARKS: ReadonlySet<string> = new Set([
  'state',
  'nonce',
  'nonceDigest',
  'nonceHexDigest',
  'challenge',
  'requestUri',
]);

/**
 * `answers`: what the request of this exchange was, when it was seen; `revocation`, `introspection`, `logout`: endpoints of
 * known metadata; `issuers`: sites of known authorization servers.
 */
export type Context = {
  answers: Message<unknown>['says'] | null;
  revocation: ReadonlySet<string>;
  introspection?: ReadonlySet<string>;
  logout?: ReadonlySet<string>;
  issuers?: ReadonlySet<string>;
};

/** Reads the protocol message of an observation, or null where there is none. Field names as registered with IANA. */
export const readMessage = (observation: Observation, context: Context): Message<string> | null =>
  READERS[observation.channel]?.(observation, context) ?? null;

type Reader = (observation: Observation, context: Context) => Message<string> | null;

const READERS: Partial<Record<Observation['channel'], Reader>> = {
  'request-body': (observation, context) => {
    if (!/^(?:POST|PUT|PATCH)$/.test(observation.exchange?.method ?? '')) return null;
    const said = membersOf(observation);
    return (
      tokenRequest({ grant_type: grantTypeIn(observation.url), ...said }, observation.url) ??
      tokenInspection(said, observation.url, context) ??
      authorizationRequest(said, observation) ??
      callback(said, observation) ??
      logout(said, observation, context) ??
      pushedRequest(said, observation)
    );
  },
  'request-url': (observation, context) => {
    const said = Object.fromEntries(observation.fields.map(({ name, value }) => [name, value]));
    return (
      authorizationRequest(said, observation) ??
      callback(said, observation) ??
      (observation.exchange?.method === 'GET' ? tokenRequest(said, null) : null) ??
      logout(said, observation, context)
    );
  },
  fragment: (observation) =>
    callback(Object.fromEntries(observation.fields.map(({ name, value }) => [name, value])), observation),
  'post-message': postedAnswer,
  // Some answer with headers alone, or with cookies. What has no access token is a part of what the body says.
  'response-header': (observation, { answers }) => {
    const response = answers === 'token-request' ? tokenResponse(membersOf(observation), observation, answers) : null;
    return response?.access === undefined ? null : response;
  },
  'response-body': (observation, { answers }) => {
    const said = membersOf(observation);
    return (
      tokenResponse(said, observation, answers) ??
      tokenError(said, answers) ??
      pushedResponse(said, answers) ??
      metadata(said)
    );
  },
};
