import type { Channel } from '../oauth/sighting';
import type { Finding } from './finding';
import { draft, rfc, wstg } from './reference';
import type { SightingRule, Verdict } from './rule';

/**
 * Whoever opens the page has it too. A page that signs an assertion holds the key to it, or can have it signed. One that
 * registered this very browser, and no other, is this browser's own.
 */
export const flowClientSecret: SightingRule = {
  id: 'flow-client-secret',
  severity: 'high',
  references: [
    rfc(10017, '6.3.3.1', 'MUST NOT'),
    rfc(6749, '10.1', 'MUST NOT'),
    rfc(6749, '2.3.1', 'MUST NOT'),
    rfc(6749, '4.4', 'MUST'),
    rfc(6819, '5.3.1'),
    draft('OAuth 2.1', 'draft-ietf-oauth-v2-1', '2.4.1'),
    wstg('WSTG-ATHZ-05'),
  ],
  on: 'sighting',
  kinds: ['client-secret', 'client-assertion'],
  judge: ({ token, sighting: { place, party }, exchange }, known) => {
    const where = PLACES[place.channel];
    if (token.kind === 'client-assertion') return where === 'sent' || where === 'address' ? {} : null;
    if (where === 'answer') return exchange?.registers ? OWN_INSTALL : null;
    // Basic without a message of OAuth is a user's own name and password.
    const isOwnLogin = place.key === 'authorization' && !exchange?.says;
    if (where === undefined || isOwnLogin) return null;
    if (known.findingsOf(token.id).some((found) => isRegistration(found))) return OWN_INSTALL;
    if (where === 'address') return { severity: 'critical', reasons: ['in_address'] };
    if (where !== 'sent' || party !== 'third') return {};
    return { severity: 'critical', reasons: ['third_party'], facts: { receiver: place.host } };
  },
};

/** Dynamic registration (RFC 7591): a secret of this browser alone. */
const OWN_INSTALL: Verdict = { severity: 'low', reasons: ['own_install'] };

/** Of the places of an answer only a registration is told of. */
const isRegistration = ({ rule, place }: Finding): boolean =>
  rule === flowClientSecret.id && place?.channel === 'response-body';

const PLACES: Partial<Record<Channel, 'address' | 'sent' | 'kept' | 'answer'>> = {
  'request-url': 'address',
  fragment: 'address',
  referer: 'address',
  'request-body': 'sent',
  'request-header': 'sent',
  'response-body': 'answer',
  'local-storage': 'kept',
  'session-storage': 'kept',
  'indexed-db': 'kept',
  'cache-storage': 'kept',
  cookie: 'kept',
  document: 'kept',
};
