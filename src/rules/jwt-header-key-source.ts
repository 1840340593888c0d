import { isText, readJwt, typeOf } from './jwt-claims';
import type { Reason } from './reason';
import { asvs, oidc, rfc, wstg } from './reference';
import type { SightingRule, Verdict } from './rule';

/** Header members that give the key, or the address of it (RFC 7515 §4.1.2, §4.1.3, §4.1.5, §4.1.6). */
const SOURCES = ['jku', 'x5u', 'jwk', 'x5c'] as const;

/** Credentials whose holder or issuer is known by the certificate that comes along. */
const BY_CERTIFICATE = /(?:^|[+-])(?:vc|vp|dc|sd-jwt)(?:$|[+-])/;

const LONGEST_KEY_ID = 256;

/**
 * What has no business in the name of a key, and much in an attack on whoever looks it up. The ellipsis is what masking
 * leaves of an endless one.
 */
const ODD = /\.\.[/\\]|\/etc\/|["'`;|…]|\p{Cc}/u;
/** Two hyphens, but for base64url, which may hold them by chance. */
const COMMENT = /^(?![\w-]+$).*--/;

export const jwtHeaderKeySource: SightingRule = {
  id: 'jwt-header-key-source',
  severity: 'medium',
  references: [
    oidc('2', 'IDToken', 'SHOULD NOT'),
    rfc(9068, '4', 'MUST'),
    rfc(8725, '3.10', 'SHOULD'),
    rfc(7515, '10.3'),
    asvs('9.1.3', 'L1'),
    wstg('WSTG-SESS-10'),
  ],
  per: 'token',
  on: 'sighting',
  kinds: ['access', 'id'],
  judge: ({ token }, { isSameSite }) => {
    const jwt = readJwt(token);
    if (!jwt || BY_CERTIFICATE.test(typeOf(jwt.header))) return null;
    const { header, claims } = jwt;
    const isOwn = (address: string): boolean | null =>
      // An issuer that is a mere name has no site to compare with.
      isText(claims.iss) && claims.iss.includes('.') ? isSameSite(address, claims.iss) : null;
    const members = SOURCES.filter((name) => header[name] !== undefined && header[name] !== null);
    if (members.length === 0) return judgeKeyId(header.kid, isOwn);
    const addresses = [header.jku, header.x5u].filter(isText);
    const reasons: Reason[] = [];
    if (addresses.some((address) => /^http:/i.test(address))) reasons.push('plain_key');
    if (addresses.some((address) => isOwn(address) === false)) reasons.push('foreign_key');
    return { ...(reasons.length > 0 && { severity: 'high', reasons }), facts: { headers: members.join(', ') } };
  },
};

const judgeKeyId = (kid: unknown, isOwn: (address: string) => boolean | null): Verdict | null => {
  if (typeof kid !== 'string') return null;
  const facts = { headers: 'kid' };
  const odd: Verdict = { severity: 'low', reasons: ['odd_key_id'], facts };
  if (kid.length > LONGEST_KEY_ID || ODD.test(kid) || COMMENT.test(kid)) return odd;
  if (!kid.includes('://')) return null;
  return /^https:/i.test(kid) && isOwn(kid) ? { severity: 'info', reasons: ['key_address'], facts } : odd;
};
