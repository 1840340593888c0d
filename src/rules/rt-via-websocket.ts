import type { Reason } from './reason';
import { asvs, rfc, wstg } from './reference';
import type { SightingRule } from './rule';

/** No standard sends a refresh token over a socket: not in its address, its sub-protocol or a frame. */
export const rtViaWebsocket: SightingRule = {
  id: 'rt-via-websocket',
  severity: 'high',
  references: [rfc(6749, '1.5'), rfc(6749, '10.4', 'MUST'), asvs('10.1.1', 'L2'), wstg('WSTG-CLNT-10')],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['websocket', 'request-url'],
  judge: ({ sighting: { place, party }, exchange }) => {
    if (place.channel === 'request-url' && exchange?.type !== 'websocket') return null;
    const reasons: Reason[] = [];
    if (exchange?.plain) reasons.push('plaintext');
    if (party === 'third') reasons.push('third_party');
    return { ...(reasons.length > 0 && { severity: 'critical', reasons }), facts: { receiver: place.host } };
  },
};
