import { kindOfClaims } from './claims-kind';
import type { Members } from './members';
import type { PastedToken } from './pasted';
import { tokenOf } from './read-compact';

/**
 * The claims or the header of a token, pasted as JSON without the rest: of what a debugger shows, or a server answers when
 * it is asked about a token or its user (RFC 7662 §2.2, OpenID Connect Core §5.3.2). Null for any other. `text`: as it was
 * written.
 */
export const readAlone = async (members: Members, text: string): Promise<PastedToken | null> => {
  const has = (name: string): boolean => Object.hasOwn(members, name);
  // A key may name an algorithm too (RFC 7517 §4.4).
  if (has('kty')) return null;
  const isHeader = typeof members.alg === 'string' && !has('iss') && !has('sub');
  const isClaims = CLAIMS.some(has) && [...CLAIMS, ...PERSON].filter(has).length > 1;
  if (!isHeader && !isClaims && !kindOfClaims({}, members)?.settled) return null;
  return tokenOf({
    where: { by: 'itself', path: [] },
    value: text,
    format: isHeader && has('enc') ? 'jwe' : 'jws',
    named: null,
    header: isHeader ? members : null,
    claims: isHeader ? null : members,
    problems: [{ fault: 'alone', part: isHeader ? 'header' : 'payload' }],
  });
};

/** Two of them make an object the claims of a token, or one and what UserInfo tells: RFC 7519 §4.1, RFC 9068 §2.2. */
const CLAIMS: readonly string[] = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'scope', 'client_id'];
const PERSON: readonly string[] = ['name', 'email', 'preferred_username', 'given_name'];
