import { isAccepted } from './lifecycle';
import { asvs, oidc, rfc } from './reference';
import type { SightingRule } from './rule';

/** `alg` none in any letter case, none at all, or an empty signature: anyone can write such a token. */
export const jwtAlgNone: SightingRule = {
  id: 'jwt-alg-none',
  severity: 'high',
  references: [
    rfc(9068, '2.1', 'MUST NOT'),
    rfc(8725, '3.2', 'SHOULD NOT'),
    oidc('2', 'IDToken', 'MUST NOT'),
    asvs('9.1.2', 'L1'),
  ],
  per: 'token',
  on: 'sighting',
  kinds: ['access', 'id', 'logout-token', 'dpop-proof', 'unknown'],
  again: ['token_used'],
  judge: ({ token, sighting: { place }, unsigned }, known) => {
    if (token.format !== 'jws' || !token.header) return null;
    const { alg } = token.header as { alg?: unknown };
    const isNone = typeof alg !== 'string' || alg.toLowerCase() === 'none';
    if (!isNone && !unsigned) return null;
    const facts = { alg: typeof alg === 'string' ? alg.slice(0, 16) : '', ...(unsigned && { unsigned }) };
    // OpenID Connect Core §2 permits it for an ID token that came straight from the token endpoint.
    if (token.kind === 'id' && place.channel === 'response-body') return { severity: 'info', facts };
    const accepted = known
      .grantOf(token.id)
      ?.events.some((event) => event.kind === 'token_used' && event.token === token.id && isAccepted(event));
    return accepted ? { severity: 'critical', reasons: ['accepted'], facts } : { facts };
  },
};
