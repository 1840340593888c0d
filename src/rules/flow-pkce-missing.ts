import { factsOf } from '../oauth/event-facts';
import { clientKind } from './lifecycle';
import { asvs, draft, rfc } from './reference';
import type { EventRule } from './rule';
import { requestOf } from './sign-in';

/** A public client must; who exchanges the code is known only later, so the exchange judges the request once more. */
export const flowPkceMissing: EventRule = {
  id: 'flow-pkce-missing',
  severity: 'high',
  references: [
    rfc(9700, '2.1.1', 'MUST'),
    rfc(10017, '6.3.2.1', 'MUST'),
    draft('OAuth 2.1', 'draft-ietf-oauth-v2-1', '4.1.1', 'MUST'),
    draft('OAuth 2.1', 'draft-ietf-oauth-v2-1', '7.5.1.1', 'MUST'),
    rfc(7636, '4.3'),
    asvs('10.4.6', 'L2'),
    asvs('10.2.1', 'L2'),
    rfc(9126, '4'),
    rfc(9101, '5'),
  ],
  per: 'grant',
  on: 'event',
  events: ['authorization_request', 'code_exchange', 'backend_exchange'],
  judge: ({ event, grant }) => {
    const request = requestOf(event, grant);
    if (!request) return null;
    const { responseType, challenge, elsewhere, openid, nonce } = factsOf(request, 'authorization_request');
    if (!responseType?.split(' ').includes('code') || challenge !== undefined || elsewhere) return null;
    const kind = clientKind(grant);
    if (kind === 'browser') return {};
    if (kind === 'unknown') return { severity: 'medium', reasons: ['client_unknown'] };
    // RFC 9700 §2.1.1: a confidential client of OpenID Connect may rely on nonce instead.
    return openid && nonce !== undefined
      ? { severity: 'info', reasons: ['server_exchanges', 'nonce_instead'] }
      : { severity: 'medium', reasons: ['server_exchanges'] };
  },
};
