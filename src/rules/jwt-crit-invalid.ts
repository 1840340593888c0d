import { readJwt } from './jwt-claims';
import { rfc } from './reference';
import type { SightingRule } from './rule';

/** Header members of JWS, JWE and their algorithms, which every verifier knows (RFC 7515 §4.1, RFC 7516 §4.1, RFC 7518 §4). */
const STANDARD = new Set(
  'alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit enc zip epk apu apv iv tag p2s p2c'.split(' '),
);

export const jwtCritInvalid: SightingRule = {
  id: 'jwt-crit-invalid',
  severity: 'low',
  references: [rfc(7515, '4.1.11', 'MUST NOT'), rfc(7519, '7.2')],
  per: 'token',
  on: 'sighting',
  kinds: ['access', 'id'],
  judge: ({ token }) => {
    const header = readJwt(token)?.header;
    if (header?.crit === undefined) return null;
    const fault = faultOf(header.crit, header);
    if (fault) return { facts: { fault } };
    // RFC 7797 is the one extension that verifiers know.
    const others = (header.crit as string[]).filter((name) => name !== 'b64');
    return others.length > 0 ? { severity: 'info', reasons: ['private_extension'] } : null;
  },
};

const faultOf = (crit: unknown, header: Readonly<Record<string, unknown>>): string | null => {
  if (!Array.isArray(crit)) return 'no_list';
  if (crit.length === 0) return 'empty_list';
  if (new Set(crit).size < crit.length) return 'twice';
  if (crit.some((name) => STANDARD.has(name))) return 'standard';
  return crit.every((name) => typeof name === 'string' && Object.hasOwn(header, name)) ? null : 'absent';
};
