import type { SecretShape } from './secret-shape';

/** What a value is. The words are those of RFC 6749, 7636, 7523, 9449 and OpenID Connect. */
export type TokenKind =
  | 'access'
  | 'refresh'
  | 'id'
  | 'code'
  | 'code-verifier'
  | 'client-secret'
  | 'client-assertion'
  | 'dpop-proof'
  | 'logout-token'
  | 'session'
  | 'unknown';

/** proven: a token message said so. likely: its shape, claims or a known layout say so. hint: only its name does. */
export type Certainty = 'proven' | 'likely' | 'hint';

export type Token = {
  /** HMAC-SHA-256 of the value under a key made per browser session, 16 hex digits. */
  id: string;
  kind: TokenKind;
  certainty: Certainty;
  format: 'jws' | 'jwe' | 'opaque';
  /** Of a JWS, masked; of a JWE the header alone; never of a refresh token, code or secret. */
  header?: object;
  claims?: object;
  /** ms since the epoch, server time. */
  issuedAt?: number;
  /** ms since the epoch, server time. */
  expiresAt?: number;
  expirySource?: 'exp' | 'expires_in' | 'stated';
  /** For example "rt·7f3a9c". */
  label: string;
};

const PREFIX: Record<TokenKind | SecretShape, string> = {
  access: 'at',
  refresh: 'rt',
  id: 'id',
  code: 'co',
  'code-verifier': 'cv',
  'client-secret': 'cs',
  'client-assertion': 'ca',
  'dpop-proof': 'dp',
  'logout-token': 'lo',
  session: 'se',
  unknown: 'tk',
  key: 'key',
  card: 'card',
};

/** Kinds whose value may never be kept, nor anything read out of it (architecture §4.3). */
export const SECRET_KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'refresh',
  'code',
  'code-verifier',
  'client-secret',
  'client-assertion',
  'session',
]);

/** The name a token goes by wherever its value must not be shown. */
export const labelOf = (kind: TokenKind | SecretShape, id: string): string => `${PREFIX[kind]}·${id.slice(0, 6)}`;

/** What the labels in a masked text stand for. */
export const labelledIn = (text: string): (TokenKind | SecretShape)[] =>
  [...text.matchAll(LABEL)].flatMap(([, prefix]) => KINDS.filter((kind) => PREFIX[kind] === prefix));

const LABEL = /(?<![a-z])([a-z]{2,4})·[\da-f]{6}/g;
const KINDS = Object.keys(PREFIX) as (TokenKind | SecretShape)[];

const ORDER: readonly Certainty[] = ['hint', 'likely', 'proven'];

/** Negative when `a` is the weaker claim, positive when it is the stronger one. */
export const compareCertainty = (a: Certainty, b: Certainty): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** The weaker of two claims: a finding is never surer than either the token or the sighting it rests on. */
export const weaker = (a: Certainty, b: Certainty): Certainty => (compareCertainty(a, b) < 0 ? a : b);
