import { asvs, rfc, wstg } from './reference';
import type { SightingRule } from './rule';

/** An address is written to history, logs and Referer. A token request sent with GET is one such address. */
export const rtInUrl: SightingRule = {
  id: 'rt-in-url',
  severity: 'critical',
  references: [
    rfc(6749, '10.4', 'MUST'),
    rfc(6749, '3.2', 'MUST'),
    rfc(6749, '4.2.2', 'MUST NOT'),
    asvs('14.2.1', 'L1'),
    wstg('WSTG-ATHZ-05'),
  ],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['request-url', 'fragment'],
  judge: () => ({}),
};
