import { type EventFacts, factsOf } from '../oauth/event-facts';
import type { Reason } from './reason';
import { asvs, oidc, openid, rfc } from './reference';
import type { EventRule } from './rule';

/** With an access token beside the ID token it is flow-implicit that speaks; a fault of the hashes is told either way. */
export const flowHybrid: EventRule = {
  id: 'flow-hybrid',
  severity: 'info',
  references: [
    rfc(9700, '2.1.2'),
    oidc('3.3.2.11', 'HybridIDToken', 'REQUIRED'),
    oidc('3.2.2.10', 'ImplicitIDToken', 'REQUIRED'),
    asvs('10.6.1', 'L2'),
    openid('OAuth 2.0 Multiple Response Types', 'oauth-v2-multiple-response-types-1_0', '5', 'Combinations'),
  ],
  per: 'grant',
  on: 'event',
  events: ['authorization_request', 'callback'],
  judge: ({ event }) => {
    const { responseType } = factsOf(event, 'authorization_request');
    if (responseType !== undefined) return ASKS.has(responseType) ? { facts: { responseType } } : null;
    const { idToken, access, hashes } = factsOf(event, 'callback');
    const fault = HASH_FAULTS[hashes ?? 'right'];
    if (fault) return { severity: 'low', reasons: [fault] };
    return idToken !== undefined && access === undefined ? {} : null;
  },
};

const ASKS: ReadonlySet<string> = new Set(['code id_token', 'id_token']);

const HASH_FAULTS: Record<EventFacts['callback']['hashes'], Reason | null> = {
  right: null,
  wrong: 'hash_wrong',
  missing: 'hash_missing',
};
