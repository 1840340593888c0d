import { audienceOf, isNameOnly, isText, readJwt, typeOf } from './jwt-claims';
import { asvs, oidc, rfc } from './reference';
import type { SightingRule } from './rule';

/** A token for more receivers than this is for anyone. */
const MOST_RECEIVERS = 5;

export const jwtAudIssMissing: SightingRule = {
  id: 'jwt-aud-iss-missing',
  severity: 'medium',
  references: [
    rfc(9068, '2.2', 'REQUIRED'),
    oidc('2', 'IDToken', 'REQUIRED'),
    oidc('3.1.3.7', 'IDTokenValidation', 'MUST'),
    rfc(8725, '3.9', 'MUST'),
    rfc(9700, '2.3', 'SHOULD'),
    asvs('9.2.3', 'L2'),
  ],
  per: 'token',
  on: 'sighting',
  kinds: ['access', 'id'],
  // Which client asked is known once the request is joined with what it brought.
  again: ['token_issued', 'callback'],
  judge: ({ token }, known) => {
    const jwt = readJwt(token);
    if (!jwt || isNameOnly(token, known)) return null;
    const { iss, azp } = jwt.claims;
    const audience = audienceOf(jwt.claims);
    if (audience.length === 0) return { facts: { missing: isText(iss) ? 'aud' : 'aud, iss' } };
    const client = known.grantOf(token.id)?.clientId;
    const isForClient = client === undefined || azp === client || audience.includes(client);
    if (token.kind === 'id' && !isForClient) return { severity: 'high', reasons: ['other_client'] };
    if (!isText(iss))
      // RFC 9068 asks it of the tokens that are typed by it.
      return token.kind === 'access' && typeOf(jwt.header) !== 'at+jwt'
        ? { severity: 'info', reasons: ['untyped'], facts: { missing: 'iss' } }
        : { severity: 'low', reasons: ['only_issuer'], facts: { missing: 'iss' } };
    // OpenID Connect Core §2: of several receivers of an ID token, azp is the one it was issued to.
    if (token.kind === 'id' && isText(azp) && audience.includes(azp)) return null;
    const isWide =
      audience.length > MOST_RECEIVERS || audience.includes('*') || audience.every((receiver) => receiver === iss);
    return isWide ? { severity: 'low', reasons: ['wide_audience'] } : null;
  },
};
