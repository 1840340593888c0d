import { isCalledOtherwise } from './is-called-otherwise';
import { asvs, rfc } from './reference';
import type { SightingRule } from './rule';

/** To the host that an address with the token was asked from, that address is no news: at-in-url counts it. */
export const atInReferer: SightingRule = {
  id: 'at-in-referer',
  severity: 'high',
  references: [rfc(9700, '4.2.4'), rfc(6819, '4.6.7'), rfc(9110, '10.1.3'), asvs('3.4.5', 'L2')],
  on: 'sighting',
  kinds: ['access'],
  channels: ['referer'],
  judge: (seen, known) => {
    if (isCalledOtherwise(seen)) return null;
    const { place, party } = seen.sighting;
    const isToldOf = known
      .findingsOf(seen.token.id)
      .some((one) => one.rule === 'at-in-url' && one.place?.host === place.host);
    if (isToldOf) return null;
    const facts = { receiver: place.host };
    return party === 'third' ? { facts } : { severity: 'medium', facts };
  },
};
