import { asvs, rfc, wstg } from './reference';
import type { ExchangeRule } from './rule';

/** "*" is left open by RFC 10017 where no cookies count. One origin that is named says nothing: two of them may. */
export const tokenEndpointCors: ExchangeRule = {
  id: 'token-endpoint-cors',
  severity: 'info',
  references: [rfc(9700, '2.6', 'MUST NOT'), rfc(10017, '6.3.3.4'), asvs('3.4.2', 'L1'), wstg('WSTG-CLNT-07')],
  per: 'place',
  on: 'exchange',
  when: 'answered',
  judge: ({ request, answer: { cors }, echoed }, known) => {
    if (!cors) return null;
    if (request?.says === 'authorization-request') return { severity: 'medium', reasons: ['authorization_endpoint'] };
    if (request?.says !== 'token-request') return null;
    const { allows, asker = '', credentials } = cors;
    if (allows === 'any') return {};
    if (allows === 'null') return { severity: 'low', reasons: ['null_origin'] };
    const isReflected = allows === 'asker' && echoed.some((other) => !known.isSameSite(other, asker));
    return isReflected && credentials ? { severity: 'medium', reasons: ['reflected'] } : null;
  },
};
