import { type Followed, indexOf } from './follow';
import { followedRuns } from './followed-runs';

/**
 * Whether a text may hold anything OAuth calls a credential. It runs on every body a page reads, so it is made of plain
 * substring searches, each beginning with a letter that is rare in JSON and markup: the engine skips to that letter at
 * memory speed, where one regular expression of the same words is four to ten times slower.
 * It lets more through than is there; what it stops holds no name of an access, refresh or ID token, of a client secret
 * or of a token request (`leaf-name`), and no JWT.
 */
export const sieve = (text: string): boolean =>
  NEEDLES.some((needle) => text.includes(needle)) ||
  (text.length < SHORT && SHORT_NEEDLES.some((needle) => text.includes(needle))) ||
  holdsJwt(text);

/** The same where values are followed: their hashes and lengths are all that it is told. */
export const sieveFor = (followed: readonly Omit<Followed, 'id'>[]) => {
  const index = indexOf(followed.map((one) => ({ ...one, id: '' })));
  const placesIn = (text: string) => followedRuns(text, index).map(({ start }) => start);
  return {
    /** Whether one of them may stand in a text. */
    knows: (text: string): boolean => placesIn(text).length > 0,
    passes: (text: string): boolean => sieve(text) || placesIn(text).length > 0,
    excerpt: (text: string, limit: number): string =>
      text.length <= limit ? text : excerpt(text, limit, placesIn(text)),
  };
};

/** The same question of a value that a page has parsed already, at most `budget` members of it. */
export const sieveValue = (value: unknown, budget = 5_000): boolean => {
  const open: unknown[] = [value];
  // The rows of a list have the same names: one look at them is enough.
  const shapes = new Set<string>();
  for (let looked = 0; open.length > 0 && looked < budget; looked++) {
    const next = open.pop();
    if (typeof next === 'string') {
      if (holdsJwt(next) || TOKEN_ERRORS.has(next) || (/^[[{"]/.test(next) && sieve(next))) return true;
    } else if (Array.isArray(next)) {
      for (let at = 0; at < next.length && at < budget - looked; at++) open.push(memberOf(next, at));
    } else if (typeof next === 'object' && next !== null && !ArrayBuffer.isView(next)) {
      const names = Object.keys(next);
      const shape = names.join(' ');
      if (!shapes.has(shape) && sieve(shape)) return true;
      shapes.add(shape);
      for (const name of names) open.push(memberOf(next, name));
    }
  }
  return false;
};

/** Only own data members: a getter would run the page's code. */
const memberOf = (object: object, name: PropertyKey): unknown => Object.getOwnPropertyDescriptor(object, name)?.value;

/**
 * Of a text too long to hand over, what stands around the words that let it through: `limit` characters at most, in
 * their order, a line break between them. `more`: other places to keep.
 */
export const excerpt = (text: string, limit: number, more: readonly number[] = []): string => {
  if (text.length <= limit) return text;
  const words = [...NEEDLES, 'eyJ'].flatMap((needle) => placesOf(text, needle));
  const hits = [...words, ...more].sort((a, b) => a - b);
  let kept = '';
  let from = 0;
  for (const hit of hits) {
    const start = Math.max(hit - AROUND, from);
    const end = Math.min(hit + AROUND, text.length);
    if (end <= from) continue;
    const part = (start > from && kept !== '' ? '\n' : '') + text.slice(start, end);
    if (kept.length + part.length > limit) break;
    kept += part;
    from = end;
  }
  return kept;
};

const AROUND = 3_000;
const MOST_PLACES = 50;

const placesOf = (text: string, needle: string): number[] => {
  const places: number[] = [];
  for (
    let at = text.indexOf(needle);
    at !== -1 && places.length < MOST_PLACES;
    at = text.indexOf(needle, at + needle.length)
  )
    places.push(at);
  return places;
};

/**
 * token, refresh, jwt, client_secret, invalid_grant, code_verifier, client_assertion, Bearer, DPoP, in the spellings in
 * use. Six letters at most: from seven on, engines search another way, which costs five times as much.
 */
const NEEDLES = [
  ...['ken', 'KEN', 'fresh', 'FRESH', 'jwt', 'JWT', 'Jwt', '_secre', 'Secre', 'SECRE', '_grant'],
  ...['_verif', 'Verif', '_asser', 'Assert', 'Bearer', 'DPoP'],
];

/** What a token endpoint refuses with (RFC 6749 §5.2, RFC 9449 §5, §8). */
const TOKEN_ERRORS: ReadonlySet<string> = new Set([
  ...['invalid_grant', 'invalid_client', 'invalid_request', 'invalid_scope', 'unauthorized_client'],
  ...['unsupported_grant_type', 'invalid_dpop_proof', 'use_dpop_nonce'],
]);

/**
 * What begins with a common letter is asked of short texts alone: a token request or its refusal is one, a megabyte of
 * orders is not. So are request_uri (RFC 9126 §2.2) and the authorization_response that a window hands over.
 */
const SHORT_NEEDLES = ['secret', 'grant_', 'valid_', 'd_clie', '_dpop_', 'st_uri', 'n_resp'];
const SHORT = 8_192;

/**
 * A JSON object in base64url begins with "ey", then J, or A where a space follows its brace: capitals are the rare
 * letters to look for.
 */
const holdsJwt = (text: string): boolean => holdsAfterEy(text, 'J') || holdsAfterEy(text, 'A');

const holdsAfterEy = (text: string, letter: string): boolean => {
  for (let at = text.indexOf(letter, 2); at !== -1; at = text.indexOf(letter, at + 1)) {
    if (text.charCodeAt(at - 1) === 0x79 && text.charCodeAt(at - 2) === 0x65) return true;
  }
  return false;
};
