import type { Token } from '../oauth/token';

/** The value of one claim; undefined where the token has none of that name of its own. */
export const claimOf = ({ claims }: Token, name: string): unknown =>
  claims && Object.hasOwn(claims, name) ? Reflect.get(claims, name) : undefined;

/** What an access token allows, from `scope` (RFC 8693 §4.2: one text) or `scp` (a text or a list). */
export const scopesOf = (token: Token): string[] => {
  const value = claimOf(token, 'scope') ?? claimOf(token, 'scp');
  const scopes = typeof value === 'string' ? value.split(' ') : Array.isArray(value) ? value : [];
  return [...new Set(scopes)].filter((scope) => typeof scope === 'string' && scope !== '');
};
