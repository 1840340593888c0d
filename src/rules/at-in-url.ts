import { fold } from '../oauth/leaf-name';
import { isCalledOtherwise } from './is-called-otherwise';
import { asvs, rfc, wstg } from './reference';
import type { SightingRule } from './rule';

/** RFC 6750 §2.3 only says SHOULD NOT; the MUST NOT is that of RFC 9700 §4.3.2. */
export const atInUrl: SightingRule = {
  id: 'at-in-url',
  severity: 'high',
  references: [
    rfc(9700, '4.3.2', 'MUST NOT'),
    rfc(6750, '2.3', 'SHOULD NOT'),
    asvs('14.2.1', 'L1'),
    wstg('WSTG-ATHZ-05'),
  ],
  on: 'sighting',
  kinds: ['access'],
  // The address of a socket is a request-url; its frames are no address.
  channels: ['request-url', 'fragment'],
  judge: (seen) => {
    const { place, party } = seen.sighting;
    // access_token in a fragment is the implicit flow's own response, and another rule's matter.
    if (place.channel === 'fragment' && fold(place.key ?? '') === 'access_token') return null;
    if (isCalledOtherwise(seen)) return null;
    const isWorse = party === 'third' || (seen.exchange?.type === 'main_frame' && seen.exchange.plain);
    return isWorse ? { severity: 'critical' } : {};
  },
};
