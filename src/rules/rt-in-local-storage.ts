import { asvs, rfc, wstg } from './reference';
import { judgeStored, STORE_EVENTS, STORED_KINDS } from './refresh-token-in-store';
import type { SightingRule } from './rule';

/** RFC 10017 §8.5 describes the risk of this store without forbidding it: hence high, and not critical by itself. */
export const rtInLocalStorage: SightingRule = {
  id: 'rt-in-local-storage',
  severity: 'high',
  references: [
    rfc(10017, '8.5'),
    rfc(10017, '5.2.1'),
    rfc(10017, '6.3.4.2.1'),
    rfc(6749, '10.4', 'MUST'),
    asvs('10.1.1', 'L2'),
    asvs('14.3.3', 'L2'),
    wstg('WSTG-CLNT-12'),
  ],
  on: 'sighting',
  kinds: STORED_KINDS,
  channels: ['local-storage'],
  again: STORE_EVENTS,
  judge: (seen, known) =>
    judgeStored(seen, known, {
      severity: 'critical',
      by: { 'rt-not-rotated': 'unrotated', 'rt-expiry-unbounded': 'unbounded' },
    }),
};
