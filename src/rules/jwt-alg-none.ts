import type { Channel, Place } from '../oauth/sighting';
import type { Token } from '../oauth/token';
import { isAccepted, issueOf } from './lifecycle';
import { asvs, oidc, rfc } from './reference';
import type { Known, SightingRule } from './rule';

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
  kinds: ['access', 'id', 'logout-token', 'dpop-proof', 'session', 'unknown'],
  again: ['token_used'],
  judge: ({ token, sighting: { place }, unsigned }, known) => {
    // Of a session nothing is read but whether it is signed.
    if (token.kind === 'session') return unsigned ? { facts: { unsigned } } : null;
    if (token.format !== 'jws' || !token.header) return null;
    const { alg } = token.header as { alg?: unknown };
    const isNone = typeof alg !== 'string' || alg.toLowerCase() === 'none';
    if (!isNone && !unsigned) return null;
    // Shown on a page it may be cut short.
    if (!isNone && place.channel === 'document') return null;
    const facts = { alg: typeof alg === 'string' ? alg.slice(0, 16) : '', ...(unsigned && { unsigned }) };
    // OpenID Connect Core §2 permits it for an ID token that came straight from the token endpoint.
    if (token.kind === 'id' && isFromTokenEndpoint(token, place, known)) return { severity: 'info', facts };
    const accepted = known
      .grantOf(token.id)
      ?.events.some((event) => event.kind === 'token_used' && event.token === token.id && isAccepted(event));
    return accepted ? { severity: 'critical', reasons: ['accepted'], facts } : { facts };
  },
};

/** In its answer, or kept by the app where that answer was seen. */
const isFromTokenEndpoint = ({ id }: Token, { channel }: Place, known: Known): boolean => {
  if (channel === 'response-body') return true;
  const issued = issueOf(id, known.grantOf(id));
  return KEPT.has(channel) && issued !== undefined && issued.facts.front !== true;
};

const KEPT: ReadonlySet<Channel> = new Set<Channel>([
  'local-storage',
  'session-storage',
  'indexed-db',
  'cookie',
  'http-only-cookie',
]);
