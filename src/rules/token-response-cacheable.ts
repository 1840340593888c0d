import type { Reason } from './reason';
import { asvs, oidc, rfc, wstg } from './reference';
import type { ExchangeRule } from './rule';

/** RFC 6749 §5.1 asks for Pragma too; later documents do not, and its absence is no fault. */
export const tokenResponseCacheable: ExchangeRule = {
  id: 'token-response-cacheable',
  severity: 'medium',
  references: [
    rfc(6749, '5.1', 'MUST'),
    oidc('3.1.3.3', 'TokenResponse', 'MUST'),
    rfc(9111, '5.2.2.5'),
    asvs('14.3.2', 'L2'),
    wstg('WSTG-ATHN-06'),
  ],
  per: 'place',
  on: 'exchange',
  when: 'read',
  judge: ({ request, response, answer: { status, cache } }) => {
    if (response?.says !== 'token-response' || status < 200 || status > 299) return null;
    if (cache === undefined || cache === 'no-store') return null;
    const reasons: Reason[] = [];
    if (request?.says !== 'token-request') reasons.push('app_response');
    if (cache === 'restricted') reasons.push('restricted');
    return reasons.length > 0 ? { severity: 'low', reasons } : {};
  },
};
