import type { Observation } from './observation';
import { siteOf } from './parties';
import type { TokenKind } from './token';

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
    }
  | {
      says: 'token-response';
      access?: V;
      refresh?: V;
      idToken?: V;
      tokenType?: string;
      expiresIn?: number;
      refreshExpiresIn?: number;
    }
  | { says: 'token-error'; error: string }
  | { says: 'authorization-request'; client: string; redirectUri?: string }
  | { says: 'callback'; code?: V; access?: V; idToken?: V; issuer?: string; error?: string }
  | { says: 'revocation-request'; token: V; secret?: V }
  | { says: 'metadata'; issuer: string; tokenEndpoint?: string; revocationEndpoint?: string };

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

/**
 * `answers`: what the request of this exchange was, when it was seen; `revocation`: revocation endpoints of known metadata;
 * `issuers`: sites of known authorization servers.
 */
export type Context = {
  answers: Message<unknown>['says'] | null;
  revocation: ReadonlySet<string>;
  issuers?: ReadonlySet<string>;
};

/** Reads the protocol message of an observation, or null where there is none. Field names as registered with IANA. */
export const readMessage = (observation: Observation, context: Context): Message<string> | null =>
  READERS[observation.channel]?.(observation, context) ?? null;

type Members = Record<string, unknown>;
type Reader = (observation: Observation, context: Context) => Message<string> | null;

const READERS: Partial<Record<Observation['channel'], Reader>> = {
  'request-body': (observation, context) => {
    if (observation.exchange?.method !== 'POST') return null;
    const said = membersOf(observation);
    return (
      tokenRequest({ grant_type: grantTypeIn(observation.url), ...said }) ??
      revocation(said, observation.url, context) ??
      authorizationRequest(said, observation) ??
      callback(said, observation)
    );
  },
  'request-url': (observation) => {
    const said = Object.fromEntries(observation.fields.map(({ name, value }) => [name, value]));
    return (
      authorizationRequest(said, observation) ??
      callback(said, observation) ??
      (observation.exchange?.method === 'GET' ? tokenRequest(said) : null)
    );
  },
  fragment: (observation) =>
    callback(Object.fromEntries(observation.fields.map(({ name, value }) => [name, value])), observation),
  'response-body': (observation, { answers }) => {
    const said = membersOf(observation);
    return tokenResponse(said, answers) ?? tokenError(said, answers) ?? metadata(said);
  },
};

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const seconds = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
};

/** RFC 6749 §4.1.3, §6: whatever endpoint it goes to, a body with grant_type is a token request. */
const tokenRequest = (said: Members): Message<string> | null => {
  const grantType = text(said.grant_type);
  if (!grantType) return null;
  return defined({
    says: 'token-request',
    grantType,
    client: text(said.client_id),
    authenticated: text(said.client_secret) !== undefined || text(said.client_assertion) !== undefined,
    refresh: grantType === 'refresh_token' ? text(said.refresh_token) : undefined,
    code: grantType === 'authorization_code' ? text(said.code) : undefined,
    verifier: text(said.code_verifier),
    secret: text(said.client_secret),
    assertion: text(said.client_assertion),
  });
};

/** RFC 6749 §5.1: access_token with token_type, or as the answer to a token request. */
const tokenResponse = (said: Members, answers: Context['answers']): Message<string> | null => {
  const access = text(said.access_token);
  if (!access || (answers !== 'token-request' && text(said.token_type) === undefined)) return null;
  return defined({
    says: 'token-response',
    access,
    refresh: text(said.refresh_token),
    idToken: text(said.id_token),
    tokenType: text(said.token_type),
    expiresIn: seconds(said.expires_in),
    // Vendor and draft names for one thing: how long the refresh token will last, as the server states it.
    refreshExpiresIn: seconds(said.refresh_expires_in ?? said.refresh_token_expires_in ?? said.refresh_token_timeout),
  });
};

/** RFC 6749 §5.2. */
const tokenError = (said: Members, answers: Context['answers']): Message<string> | null => {
  const error = text(said.error);
  return error && answers === 'token-request' ? { says: 'token-error', error } : null;
};

/** RFC 6749 §4.1.1, with RFC 9101 and RFC 9126 for requests whose parameters travel elsewhere. */
const authorizationRequest = (said: Members, { exchange }: Observation): Message<string> | null => {
  const client = text(said.client_id);
  const asks = text(said.response_type) ?? text(said.request) ?? text(said.request_uri);
  if (!client || !asks || !isNavigation(exchange?.type)) return null;
  return defined({ says: 'authorization-request', client, redirectUri: text(said.redirect_uri) });
};

/**
 * RFC 6749 §4.1.2, §4.2.2 and §4.1.2.1; RFC 9207 for iss; Form Post §2 for a body. `code` alone is a common parameter:
 * state or iss must stand beside it.
 */
const callback = (said: Members, { exchange, channel }: Observation): Message<string> | null => {
  if (channel !== 'fragment' && !isNavigation(exchange?.type)) return null;
  const beside = text(said.state) ?? text(said.iss) ?? text(said.session_state);
  const access = channel !== 'request-url' && text(said.token_type) !== undefined ? text(said.access_token) : undefined;
  const code = beside ? text(said.code) : undefined;
  const idToken = beside ? text(said.id_token) : undefined;
  const error = beside ? text(said.error) : undefined;
  if (!access && !code && !idToken && !error) return null;
  return defined({ says: 'callback', code, access, idToken, issuer: text(said.iss), error });
};

/** RFC 7009 §2.1: to the endpoint the metadata names, or to a path of an authorization server that says so. */
const revocation = (said: Members, url: string, context: Context): Message<string> | null => {
  const token = text(said.token);
  const isNamed = /\/(?:revoke|revocation)\/?(?:\?|$)/.test(url) && context.issuers?.has(siteOf(url));
  if (!token || !(context.revocation.has(url) || isNamed)) return null;
  return defined({ says: 'revocation-request', token, secret: text(said.client_secret) });
};

/** RFC 8414 §3.2. */
const metadata = (said: Members): Message<string> | null => {
  const issuer = text(said.issuer);
  if (!issuer || !text(said.authorization_endpoint)) return null;
  return defined({
    says: 'metadata',
    issuer,
    tokenEndpoint: text(said.token_endpoint),
    revocationEndpoint: text(said.revocation_endpoint),
  });
};

/** Some servers are told the grant type in the address, and the rest in a JSON body. */
const grantTypeIn = (url: string): unknown =>
  /[?&]grant_type=/.test(url) ? new URLSearchParams(url.slice(url.indexOf('?'))).get('grant_type') : undefined;

const isNavigation = (type: string | undefined): boolean => type === 'main_frame' || type === 'sub_frame';

/** The top-level members of a body, whichever of the two encodings it has; a body is one field without a name. */
const membersOf = ({ fields }: Observation): Members => {
  const body = fields.find(({ name }) => name === '');
  if (!body) return Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  if (/^\s*\{/.test(body.value)) {
    try {
      return JSON.parse(body.value) as Members;
    } catch {
      return {};
    }
  }
  return /^[^\s<{]+=/.test(body.value) ? Object.fromEntries(new URLSearchParams(body.value)) : {};
};

const defined = <T extends Message<string>>(message: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined)) as T;
