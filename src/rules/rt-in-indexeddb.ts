import { asvs, rfc } from './reference';
import { judgeStored, STORE_EVENTS } from './refresh-token-in-store';
import type { SightingRule } from './rule';

/** Persistent, and shared by every tab and service worker of the origin. */
export const rtInIndexeddb: SightingRule = {
  id: 'rt-in-indexeddb',
  severity: 'high',
  references: [rfc(10017, '8.5'), rfc(10017, '8.2', 'MUST NOT'), rfc(6749, '10.4', 'MUST'), asvs('14.3.3', 'L2')],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['indexed-db'],
  again: STORE_EVENTS,
  judge: (seen, known) => judgeStored(seen, known),
};
