import { APART_MS } from './lifecycle';
import { asvs, rfc } from './reference';
import type { EventRule } from './rule';

/** One use says nothing: some servers rotate every n-th time. The second accepted use of the same token does. */
export const rtNotRotated: EventRule = {
  id: 'rt-not-rotated',
  severity: 'high',
  references: [rfc(9700, '4.14.2', 'MUST'), rfc(10017, '6.3.2.3', 'MUST'), asvs('10.4.5', 'L1')],
  per: 'token',
  ofClient: true,
  on: 'event',
  events: ['not_rotated'],
  judge: ({ event, grant }) => {
    if (event.facts.bound === true || event.facts.authenticated === true) return null;
    const uses = grant.events.filter(({ kind, token }) => kind === 'not_rotated' && token === event.token);
    const first = uses[0];
    return first && event.at - first.at >= APART_MS ? { facts: { uses: uses.length } } : null;
  },
};
