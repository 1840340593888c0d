import type { Facts, Grant } from '../oauth/grant';
import type { Token } from '../oauth/token';
import type { TokenLookup } from './departures';

/** The newest access token of a grant; of one that was signed in before watching began, the one in use. */
export const lastAccess = ({ events }: Grant): string | undefined => {
  const issued = events.findLast(({ kind, facts }) => kind === 'token_issued' && facts.access !== undefined);
  if (issued) return String(issued.facts.access);
  return events.findLast(({ kind }) => kind === 'token_used' || kind === 'token_rejected')?.token;
};

/**
 * The access token that `next` takes the place of in its grant, and how long that one is good for still (E8). A token for
 * another API replaces none. `at` in ms, server time.
 */
export const replacedBy = (grant: Grant, next: string | undefined, at: number, tokenOf: TokenLookup): Facts => {
  const before = lastAccess(grant);
  if (next === undefined || before === undefined || before === next) return {};
  const replaced = tokenOf(before);
  if (isForAnother(replaced, tokenOf(next))) return {};
  return {
    replaces: before,
    ...(replaced?.expiresAt !== undefined && { overlapMs: replaced.expiresAt - at }),
  };
};

const isForAnother = (a: Token | undefined, b: Token | undefined): boolean => {
  const [mine, other] = [audience(a), audience(b)];
  return mine !== undefined && other !== undefined && mine !== other;
};

/** As it stands in the token: it may be a name, an address, or several. */
const audience = (token: Token | undefined): string | undefined => {
  const { aud } = (token?.claims ?? {}) as { aud?: unknown };
  return aud === undefined ? undefined : JSON.stringify(aud);
};
