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
    const claims = token.claims as { exp?: unknown } | undefined;
    if (token.format !== 'jws' || !claims || (claims.exp !== undefined && claims.exp !== null)) return null;
    if (token.kind !== 'access' && token.kind !== 'id') return { severity: 'info' };
    const { typ } = (token.header ?? {}) as { typ?: unknown };
    const isTyped = typeof typ === 'string' && /^(?:application\/)?at\+jwt$/i.test(typ);
    // A reference token may leave its end to expires_in; one typed as an access token may not.
    return token.expirySource === 'expires_in' && !isTyped ? { severity: 'low' } : {};
  },
};
