import type { Token } from '../oauth/token';

/** One line of a decoded token. `missing`: it is not there, and that matters. */
export type ClaimLine = { name: string; value: string; missing: boolean };

/** Claims that are explained, in the order they are read: life, purpose, people, the sign-in, the rest. */
export const EXPLAINED: readonly string[] = [
  ...['iat', 'exp', 'nbf', 'iss', 'aud', 'scope', 'scp', 'sub', 'client_id', 'azp', 'cnf', 'roles', 'groups'],
  ...['auth_time', 'acr', 'amr', 'nonce', 'sid', 'at_hash', 'c_hash', 'jti', 'typ', 'token_use'],
  ...['name', 'preferred_username', 'email', 'email_verified'],
];
export const EXPLAINED_HEADERS: readonly string[] = ['alg', 'typ', 'kid'];

/** Claims whose absence says something (RFC 9068 §2.2, RFC 7800 §3.1), by kind of token. */
export const TELLING: Partial<Record<Token['kind'], readonly string[]>> = { access: ['exp', 'cnf'], id: ['exp'] };

/** No token has so many for a reason. */
const MOST = 100;

/** The claims of a decoded token, explained ones first, at most 100; none of one that was not decoded. */
export const claimLines = ({ kind, claims }: Token): ClaimLine[] =>
  claims ? lines(claims, EXPLAINED, TELLING[kind] ?? []) : [];

/** The same of a header. */
export const headerLines = ({ header }: Token): ClaimLine[] => (header ? lines(header, EXPLAINED_HEADERS, []) : []);

const lines = (object: object, known: readonly string[], telling: readonly string[]): ClaimLine[] => {
  const values = new Map<string, unknown>(Object.entries(object));
  const named = known.filter((name) => values.has(name) || telling.includes(name));
  const others = [...values.keys()].filter((name) => !known.includes(name));
  return [...named, ...others].slice(0, MOST).map((name) => ({
    name,
    value: values.has(name) ? written(values.get(name)) : '',
    missing: !values.has(name),
  }));
};

/** A value as one reads it: text bare, a list of texts with commas, anything else as JSON. */
const written = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ');
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '…'; // nested deeper than JSON.stringify goes
  }
};
