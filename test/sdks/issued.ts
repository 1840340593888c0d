import type { TokenKind } from '../../src/oauth/token';

/** What servers gave out: each value with what it is. Real values, in memory only: never print one. */
export type Issued = Map<string, ReadonlySet<TokenKind>>;

/**
 * Notes that a value was issued as this; a few servers hand one value out under two names. 'unknown' among them: it is
 * no secret but is used like one, so that taking it for one is no mistake, and overlooking it no miss.
 */
export const note = (issued: Issued, value: unknown, ...kinds: TokenKind[]): void => {
  if (typeof value === 'string') issued.set(value, new Set([...(issued.get(value) ?? []), ...kinds]));
};
