import type { Token } from './token';

type Expiry = Pick<Token, 'issuedAt' | 'expiresAt' | 'expirySource'>;

/** RFC 7519 §2: NumericDate is a number of seconds; fractions are allowed. Anything else is no time. Answers in ms. */
export const numericDate = (value: unknown): number | undefined => {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) return undefined;
  const ms = Math.round(value * 1000);
  return ms <= LATEST ? ms : undefined;
};

/** The last instant a Date can hold. */
const LATEST = 8.64e15;

export const expiryOfClaims = (claims: Record<string, unknown>): Expiry => {
  const issuedAt = numericDate(claims.iat);
  const expiresAt = numericDate(claims.exp);
  return {
    ...(issuedAt !== undefined && { issuedAt }),
    ...(expiresAt !== undefined && { expiresAt, expirySource: 'exp' as const }),
  };
};

/**
 * An end that a response stated for a token: `expiresIn` s after it was made. `at`: when it came, by this computer's
 * clock; `date`: its Date, by the server's; ms.
 */
export type StatedEnd = {
  token: string;
  expiresIn: number;
  source: 'expires_in' | 'stated';
  at: number;
  date?: number;
  /** Server clock minus this computer's, by which it was told last; ms. */
  offsetMs?: number;
};

/**
 * RFC 6749 §5.1: expires_in counts from the time the response was generated: in the second that its Date names, as near to
 * its receipt as it can be; at its receipt where there is no Date. By server time, so it is to be told anew when `offsetMs`
 * (server clock minus this computer's; null: unknown) is another.
 */
export const expiryOfResponse = ({ expiresIn, source, at, date }: StatedEnd, offsetMs: number | null): Expiry => {
  const generated = generatedAt(at + (offsetMs ?? 0), offsetMs === null ? 0 : SECOND, date);
  return { issuedAt: generated, expiresAt: Math.min(generated + expiresIn * SECOND, LATEST), expirySource: source };
};

const SECOND = 1_000;

const generatedAt = (received: number, within: number, date = received): number =>
  Math.min(Math.max(received, date), date + within);

/** Two ends known: the earlier one counts (rules §5.4). */
export const earlierEnd = (token: Token, stated: Expiry): Token =>
  token.expiresAt === undefined || (stated.expiresAt !== undefined && stated.expiresAt < token.expiresAt)
    ? { ...token, ...stated, ...(token.issuedAt !== undefined && { issuedAt: token.issuedAt }) }
    : token;

/** How long a token lives in ms, from its issue to its end; undefined where either is unknown. */
export const lifeOf = ({ issuedAt, expiresAt }: Expiry): number | undefined =>
  issuedAt !== undefined && expiresAt !== undefined ? expiresAt - issuedAt : undefined;
