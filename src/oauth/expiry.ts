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

/** RFC 6749 §5.1: expires_in counts from the time the response was generated. `answered` in ms, server time. */
export const expiryOfResponse = (answered: number, expiresIn: number, source: 'expires_in' | 'stated'): Expiry => ({
  issuedAt: answered,
  expiresAt: Math.min(answered + expiresIn * 1000, LATEST),
  expirySource: source,
});

/** Two ends known: the earlier one counts (rules §5.4). */
export const earlierEnd = (token: Token, stated: Expiry): Token =>
  token.expiresAt === undefined || (stated.expiresAt !== undefined && stated.expiresAt < token.expiresAt)
    ? { ...token, ...stated, ...(token.issuedAt !== undefined && { issuedAt: token.issuedAt }) }
    : token;

/** How long a token lives in ms, from its issue to its end; undefined where either is unknown. */
export const lifeOf = ({ issuedAt, expiresAt }: Expiry): number | undefined =>
  issuedAt !== undefined && expiresAt !== undefined ? expiresAt - issuedAt : undefined;
