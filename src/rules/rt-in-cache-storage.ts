import { fold } from '../oauth/leaf-name';
import { asvs, rfc, wstg } from './reference';
import { judgeStored, STORE_EVENTS } from './refresh-token-in-store';
import type { SightingRule } from './rule';

/** The Cache API keeps what it is given: no-store binds HTTP caches alone (RFC 9111 §5.2.2.5), and no entry ends by itself. */
export const rtInCacheStorage: SightingRule = {
  id: 'rt-in-cache-storage',
  severity: 'high',
  references: [
    rfc(6749, '5.1', 'MUST'),
    rfc(10017, '8.2', 'MUST NOT'),
    rfc(9111, '5.2.2.5'),
    asvs('14.3.2', 'L2'),
    wstg('WSTG-ATHN-06'),
  ],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['cache-storage'],
  again: STORE_EVENTS,
  judge: (seen, known) => (ERROR.test(fold(seen.sighting.place.key ?? '')) ? null : judgeStored(seen, known)),
};

/** Of a cached refusal, the member that repeats what it refuses. */
const ERROR = /^error(?:_|$)/;
