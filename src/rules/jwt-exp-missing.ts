import { readJwt, typeOf } from './jwt-claims';
import { asvs, oidc, rfc } from './reference';
import type { SightingRule } from './rule';

/** `exp` is optional in a plain JWT (RFC 7519 §4.1.4) and required in an access token and an ID token. */
export const jwtExpMissing: SightingRule = {
  id: 'jwt-exp-missing',
  severity: 'high',
  references: [rfc(9068, '2.2', 'MUST'), oidc('2', 'IDToken', 'MUST'), rfc(6750, '5.2', 'MUST'), asvs('9.2.1', 'L1')],
  per: 'token',
  on: 'sighting',
  kinds: ['access', 'id', 'unknown'],
  again: ['token_issued'],
  judge: ({ token }) => {
    const jwt = readJwt(token);
    if (!jwt || (jwt.claims.exp !== undefined && jwt.claims.exp !== null)) return null;
    if (token.kind === 'unknown') return { severity: 'info' };
    // A reference token may leave its end to expires_in; one typed as an access token may not.
    const isLeft = token.expirySource === 'expires_in' && typeOf(jwt.header) !== 'at+jwt';
    return isLeft ? { severity: 'low' } : {};
  },
};
