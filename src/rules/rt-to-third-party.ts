import { asvs, rfc } from './reference';
import type { SightingRule } from './rule';

/** Neither the app's site, nor the authorization server's, nor an API the token names. */
export const rtToThirdParty: SightingRule = {
  id: 'rt-to-third-party',
  severity: 'critical',
  references: [rfc(6749, '10.4', 'MUST'), asvs('10.1.1', 'L2'), asvs('14.2.3', 'L2'), rfc(10017, '5.2.1')],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['request-url', 'request-header', 'request-body', 'websocket'],
  judge: ({ sighting }) => (sighting.party === 'third' ? { facts: { receiver: sighting.place.host } } : null),
};
