import { isCalledOtherwise } from './is-called-otherwise';
import { asvs, rfc } from './reference';
import type { SightingRule } from './rule';

/** Judged by the answer: a request the browser upgrades to https before it leaves has been read by nobody. */
export const atOverPlaintext: SightingRule = {
  id: 'at-over-plaintext',
  severity: 'high',
  references: [
    rfc(6750, '5.3', 'MUST'),
    rfc(6749, '10.3', 'MUST'),
    rfc(6749, '10.8', 'MUST NOT'),
    rfc(9449, '2', 'MUST'),
    asvs('12.2.1', 'L1'),
  ],
  transport: true,
  on: 'sighting',
  kinds: ['access'],
  channels: ['request-url', 'request-header', 'request-body', 'response-header', 'response-body', 'websocket'],
  whenAnswered: true,
  judge: (seen) => (seen.exchange?.plain && !isCalledOtherwise(seen) ? {} : null),
};
