import { isCredentialLike, isTokenText, isTyped } from './credential-value';
import { decodeCompact } from './jwt';
import { fold, readName } from './leaf-name';
import { defined, type Members, objectOf, spelledAlike, textOf } from './members';
import type { Message } from './message';

type TokenRequest = Extract<Message<string>, { says: 'token-request' }>;

/** A request for tokens in any of the shapes it travels in. `url`: where a body goes; null for what stands in an address. */
export const tokenRequest = (said: Members, url: string | null): TokenRequest | null => {
  const alike = spelledAlike(said);
  for (const read of SHAPES) {
    const request = read(alike, url, said);
    if (request) return request;
  }
  return null;
};

/** Some servers are told the grant type in the address, and the rest in a JSON body. */
export const grantTypeIn = (url: string): unknown =>
  /[?&]grant_type=/.test(url) ? new URLSearchParams(url.slice(url.indexOf('?'))).get('grant_type') : undefined;

/** Words of an address at which a session is begun or renewed. */
export const dealsInTokens = (url: string): boolean => {
  const path = pathOf(url);
  return ENDPOINT.test(path) && !OTHER_TOKENS.test(path);
};

type Shape = (alike: Members, url: string | null, said: Members) => TokenRequest | null;

/** First that fits wins. */
const SHAPES: readonly Shape[] = [
  // RFC 6749 §4.1.3, §6: whatever endpoint it goes to, what has a grant type is a token request.
  (alike) => {
    const grantType = textOf(alike.grant_type);
    return grantType ? requestOf(grantType, alike) : null;
  },
  // AWS JSON 1.1, InitiateAuth: the flow is the grant type, and the parameters lie one deeper.
  (alike) => {
    const flow = textOf(alike.auth_flow);
    const parameters = objectOf(alike.auth_parameters);
    if (!flow || !parameters) return null;
    const grantType = flow.startsWith('REFRESH_TOKEN') ? 'refresh_token' : flow.toLowerCase();
    return requestOf(grantType, { ...spelledAlike(parameters), client_id: alike.client_id });
  },
  // A client that names itself and a refresh token wants it exchanged (AWS GetTokensFromRefreshToken).
  (alike, url) =>
    url !== null && textOf(alike.client_id) && refreshIn(alike) ? requestOf('refresh_token', alike) : null,
  // Home-made: a refresh token, sent to an address that deals in tokens, or by a mutation that does.
  (alike, url, said) => {
    if (url === null) return null;
    const variables = objectOf(said.variables);
    const isMutation = DEALS.test(textOf(said.query) ?? textOf(said.operationName) ?? '');
    const members = variables && isMutation ? spelledAlike({ ...variables, ...objectOf(variables.input) }) : alike;
    if (Object.keys(members).length > MOST_MEMBERS || !(dealsInTokens(url) || isMutation)) return null;
    return refreshIn(members) ? requestOf('refresh_token', members) : null;
  },
];

const requestOf = (grantType: string, alike: Members): TokenRequest =>
  defined<TokenRequest>({
    says: 'token-request',
    grantType,
    client: textOf(alike.client_id),
    authenticated: textOf(alike.client_secret) !== undefined || textOf(alike.client_assertion) !== undefined,
    refresh: grantType === 'refresh_token' ? (textOf(alike.refresh_token) ?? refreshIn(alike)) : exchangedIn(alike),
    code: CODE_GRANTS.has(grantType) ? (textOf(alike.code) ?? textOf(alike.auth_code)) : undefined,
    verifier: textOf(alike.code_verifier),
    verifierFault: faultOf(textOf(alike.code_verifier)),
    secret: textOf(alike.client_secret),
    assertion: textOf(alike.client_assertion),
  });

/** RFC 7636 §4.1: 43 to 128 unreserved characters. */
const faultOf = (verifier: string | undefined): TokenRequest['verifierFault'] => {
  if (verifier === undefined) return undefined;
  if (/[^\w.~-]/.test(verifier)) return 'characters';
  if (verifier.length < 43) return 'short';
  return verifier.length > 128 ? 'long' : undefined;
};

const CODE_GRANTS: ReadonlySet<string> = new Set(['authorization_code', 'pkce']);

/** RFC 8693 §2.1: a refresh token may be what is exchanged. */
const exchangedIn = (alike: Members): string | undefined =>
  String(alike.subject_token_type).endsWith(':refresh_token') ? textOf(alike.subject_token) : undefined;

/** The one member that is a refresh token by its name, and may be one by its value. */
const refreshIn = (alike: Members): string | undefined => {
  const found = Object.entries(alike).flatMap(([name, value]) => {
    const says = typeof value === 'string' ? readName(name) : null;
    if (typeof value !== 'string' || says?.kind !== 'refresh') return [];
    const mayBe = says.strength === 'clear' ? isTokenText(value) && !isTyped(value) : isStrong(value);
    return mayBe ? [value] : [];
  });
  return found.length === 1 ? found[0] : undefined;
};

const isStrong = (value: string): boolean => isCredentialLike(value) || decodeCompact(value) !== null;

const MOST_MEMBERS = 12;
const DEALS = /refresh|renew|token|session|log_?in|sign_?in/i;
const ENDPOINT =
  /(?:^|[/_.-])(?:refresh|renew|tokens?|sessions?|oauth2?|auth|jwt|sso|log-?in|sign-?in|sign-?up|register)/i;
const OTHER_TOKENS = /csrf|xsrf|captcha|invit|reset|verif|push|device|upload|download|unsubscribe/i;

const pathOf = (url: string): string => {
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(url)?.[1] ?? '';
  return path.split('/').map(fold).join('/');
};
