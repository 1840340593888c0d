import type { Grant } from '../oauth/grant';
import type { Token } from '../oauth/token';
import { claimOf } from './claim';
import { grantOf } from './lineage';

/** Who made a token and for which client, as far as the token or its grant says. */
export type Origin = { issuer: string | undefined; client: string | undefined };

export const originOf = (token: Token, grants: readonly Grant[]): Origin => {
  const grant = grantOf(grants, token.id);
  const issuer = claim(token, 'iss') ?? grant?.issuer;
  const client = claim(token, 'client_id') ?? claim(token, 'azp') ?? grant?.clientId;
  return {
    issuer: issuer ? hostOf(issuer) : undefined,
    client: client ?? (token.kind === 'id' ? claim(token, 'aud') : undefined),
  };
};

/** Host and port of a URL, in ASCII (an IDN shows its xn-- form); other text as it is. */
export const hostOf = (url: string): string => {
  try {
    return new URL(url).host || url;
  } catch {
    return url; // an issuer need not be a URL, though RFC 8414 §2 says so
  }
};

/** A claim that is a string and not empty. */
const claim = (token: Token, name: string): string | undefined => {
  const value = claimOf(token, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
};
