import { asvs, draft, rfc } from './reference';
import type { ExchangeRule } from './rule';

/** The page has the user's password. Another site than the page's own is one more party that it is typed in for. */
export const flowPasswordGrant: ExchangeRule = {
  id: 'flow-password-grant',
  severity: 'high',
  references: [
    rfc(9700, '2.4', 'MUST NOT'),
    rfc(10017, '7.3', 'MUST NOT'),
    draft('OAuth 2.1', 'draft-ietf-oauth-v2-1', '10'),
    asvs('10.4.4', 'L1'),
    rfc(6749, '4.3.2'),
    rfc(6749, '10.7'),
  ],
  per: 'site',
  on: 'exchange',
  ofRequest: true,
  when: 'answered',
  judge: ({ request, party }) => {
    if (request?.says !== 'token-request' || !PASSWORD.test(request.grantType)) return null;
    return party === 'first' || party === null ? {} : { severity: 'critical', reasons: ['foreign_server'] };
  },
};

/** RFC 6749 §4.3.2, and vendors' own: …/password-realm, user_password_auth. A password-less grant is none. */
const PASSWORD = /(?:^|[/:_])password(?:$|-realm$|_auth$)/;
