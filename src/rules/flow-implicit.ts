import { factsOf } from '../oauth/event-facts';
import { asvs, draft, rfc, wstg } from './reference';
import type { EventRule } from './rule';

/** Asked for, or delivered: an access token in the authorization response is bound to nobody. A form post leaves no address. */
export const flowImplicit: EventRule = {
  id: 'flow-implicit',
  severity: 'high',
  references: [
    rfc(10017, '7.2', 'MUST NOT'),
    rfc(9700, '2.1.2', 'SHOULD NOT'),
    rfc(9700, '4.3.2'),
    rfc(9700, '4.6'),
    draft('OAuth 2.1', 'draft-ietf-oauth-v2-1', '10.1'),
    asvs('10.4.4', 'L1'),
    asvs('10.6.1', 'L2'),
    wstg('WSTG-ATHZ-05'),
  ],
  per: 'grant',
  on: 'event',
  events: ['authorization_request', 'callback'],
  judge: ({ event }) => {
    const { responseType, responseMode } = factsOf(event, 'authorization_request');
    const { access, mode } = factsOf(event, 'callback');
    const isAsked = responseType?.split(' ').includes('token') ?? false;
    if (!isAsked && access === undefined) return null;
    const facts = { ...(responseType !== undefined && { responseType }) };
    return (responseMode ?? mode) === 'form_post' ? { severity: 'medium', reasons: ['form_post'], facts } : { facts };
  },
};
