import { asvs, rfc } from './reference';
import type { SightingRule } from './rule';

/** To its own origin a page's address is no news (rt-in-url says it there): the channel tells of other origins alone. */
export const rtInReferer: SightingRule = {
  id: 'rt-in-referer',
  severity: 'critical',
  references: [rfc(6749, '10.4', 'MUST'), rfc(9700, '4.2.4', 'SHOULD NOT'), rfc(9110, '10.1.3'), asvs('3.4.5', 'L2')],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['referer'],
  judge: ({ sighting: { party, place } }) => {
    const facts = { receiver: place.host };
    return party === 'third' ? { facts } : { severity: 'high', reasons: ['known_receiver'], facts };
  },
};
