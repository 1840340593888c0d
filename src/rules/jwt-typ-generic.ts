import type { Token } from '../oauth/token';
import { audienceOf, isText, readJwt, typeOf } from './jwt-claims';
import { asvs, rfc } from './reference';
import type { SightingRule } from './rule';

export const jwtTypGeneric: SightingRule = {
  id: 'jwt-typ-generic',
  severity: 'info',
  references: [
    rfc(9068, '2.1', 'MUST'),
    rfc(8725, '3.11', 'RECOMMENDED'),
    rfc(8725, '3.12', 'MUST'),
    asvs('9.2.2', 'L2'),
  ],
  per: 'token',
  on: 'sighting',
  kinds: ['access'],
  // The ID token of a response is met after its access token.
  again: ['token_issued'],
  judge: ({ token }, known) => {
    const jwt = token.certainty === 'proven' ? readJwt(token) : null;
    if (!jwt || !isGeneric(jwt.header)) return null;
    return known.tokens().some((other) => other.kind === 'id' && isAlike(token, other))
      ? { severity: 'low', reasons: ['like_id_token'] }
      : {};
  },
};

const isGeneric = (header: Readonly<Record<string, unknown>>): boolean => ['', 'jwt'].includes(typeOf(header));

/** Nothing by which an API could tell one from the other: neither issuer, key, type nor receiver. */
const isAlike = (token: Token, other: Token): boolean => {
  const [one, two] = [readJwt(token), readJwt(other)];
  if (!one || !two || !isGeneric(two.header)) return false;
  const receivers = audienceOf(two.claims);
  return (
    isText(one.claims.iss) &&
    one.claims.iss === two.claims.iss &&
    isText(one.header.kid) &&
    one.header.kid === two.header.kid &&
    audienceOf(one.claims).some((receiver) => receivers.includes(receiver))
  );
};
