import { asvs, rfc } from './reference';
import type { SightingRule } from './rule';

/** Judged by the answer: a request the browser upgrades to https before it leaves has been read by nobody. */
export const rtOverPlaintext: SightingRule = {
  id: 'rt-over-plaintext',
  severity: 'critical',
  references: [rfc(6749, '10.4', 'MUST'), rfc(6749, '10.8', 'MUST NOT'), rfc(7009, '2', 'MUST'), asvs('12.2.1', 'L1')],
  transport: true,
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['request-url', 'request-header', 'request-body', 'response-header', 'response-body', 'websocket'],
  whenAnswered: true,
  judge: ({ exchange }) => (exchange?.plain && exchange.answered ? {} : null),
};
