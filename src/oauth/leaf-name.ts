import type { TokenKind } from './token';

/** `clear`: the name says it. `weak`: the name is used for other things too, so that only the value can say it. */
export type NameSays = { kind: TokenKind; strength: 'clear' | 'weak' };

/**
 * What a key, parameter, header or JSON member says of its value by its name alone: the last segment, in any of the
 * spellings camelCase, snake_case, kebab-case. Null for names that only talk about tokens.
 */
export const readName = (name: string): NameSays | null => {
  if (name.length > 512) return null;
  const folded = fold(name);
  if (TALKS_ABOUT.test(folded)) return null;
  const says = NAMES.find(([pattern]) => pattern.test(folded))?.[1];
  if (says) return says;
  return QUALIFIED.test(name) && !TALKS_ABOUT.test(spell(name.replace(SEPARATORS, '_'))) ? REFRESH : null;
};

/**
 * What the names from the outermost inwards say: {refresh: {token}} and {refreshToken: {value}} say in two names what
 * {refreshToken} says in one.
 */
export const readPath = (names: readonly string[]): NameSays | null => {
  const [outer, name = ''] = names.length > 1 ? names.slice(-2) : ['', names[0]];
  const joined = outer && BARE.test(fold(name)) ? (clearly(outer) ?? clearly(`${fold(outer)}_token`)) : null;
  return joined ?? readName(name);
};

const clearly = (name: string): NameSays | null => {
  const says = readName(name);
  return says?.strength === 'clear' ? says : null;
};

/** A name for the value itself, where the one around it says what it is. */
export const BARE = /^(?:token|value|jwt|jwt_token|raw|encoded)$/;

/** accessToken, access-token, ACCESS_TOKEN and auth.access_token are one name: access_token. */
export const fold = (name: string): string => spell(name.split(SEPARATORS).findLast((segment) => segment !== '') ?? '');

const SEPARATORS = /[.:|/[\]\s=]+/g;

const spell = (segment: string): string =>
  segment
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1_')
    .replace(/[-_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();

/** A name under which no value may be shown, whatever the value looks like. */
export const isSecretName = (name: string): boolean => SECRET_NAME.test(fold(name));

const SECRET_NAME =
  /(?:^|_)(?:refresh_?token|offline_?token|client_?secret|code_?verifier|client_?assertion|password|passwd|pwd|private_?key|api_?key|secret|pin|cv[cv]2?)$/;

/** Expiry, address, state of a token; anti-forgery, push and one-time tokens: none of them is an OAuth credential. */
const TALKS_ABOUT =
  /(?:^|_)(?:expires?|expiry|expiration|exp|timeout|ttl|lifetime|url|uri|endpoint|lock|hash|hint|type|status|count|enabled|supported|rotation|csrf|xsrf|verification|request_verification|anti_?forgery|device|push|fcm|captcha|recaptcha|reset|invite|verify|nonce|state|cancel|page|next|continuation|design|max|min|total|prompt|completion)(?:_|$)|.token_id$|^(?:use|has|is|can|should|need|allow|enable|disable|store|include)_/;

const REFRESH: NameSays = { kind: 'refresh', strength: 'clear' };
/** With something after it, told apart from the stem: refresh_token_cookie, auth._refresh_token.local (rules §1, RT_NAME). */
const QUALIFIED = /(?:^|[._:-])(?:refresh|offline)[_-]?token[._:-]/i;

/** First match wins. The stems may be joined by a prefix of the app's own (auth_refresh_token, my_app_refresh_token). */
const NAMES: readonly (readonly [RegExp, NameSays])[] = [
  [/(?:^|_)(?:refresh|offline)_?(?:token|jwt)$|(?:^|_)jwt_?refresh(?:_?token)?$/, REFRESH],
  [/^(?:refresh|rt|r_?token)$/, { kind: 'refresh', strength: 'weak' }],
  [/(?:^|_)id_?token$/, { kind: 'id', strength: 'clear' }],
  [/(?:^|_)access_?token$/, { kind: 'access', strength: 'clear' }],
  [/(?:^|_)client_?secret$/, { kind: 'client-secret', strength: 'clear' }],
  [/(?:^|_)code_?verifier$/, { kind: 'code-verifier', strength: 'clear' }],
  [/(?:^|_)client_?assertion$/, { kind: 'client-assertion', strength: 'clear' }],
  [/(?:^|_)logout_?token$/, { kind: 'logout-token', strength: 'clear' }],
  [
    /^(?:access|token|jwt|bearer|bearer_token|auth_token|api_token|session_token|session_jwt|jwt_token|x_auth_token|t)$/,
    { kind: 'access', strength: 'weak' },
  ],
];
