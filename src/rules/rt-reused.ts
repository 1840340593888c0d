import { supersededAt } from './lifecycle';
import { asvs, rfc } from './reference';
import type { EventRule } from './rule';

/** Tabs race, and servers grant an overlap for it: within this time a replaced token may still come. In ms. */
const OVERLAP_MS = 30_000;

export const rtReused: EventRule = {
  id: 'rt-reused',
  severity: 'high',
  references: [rfc(6749, '6', 'MUST'), rfc(9700, '4.14.2', 'MUST'), asvs('10.4.5', 'L1')],
  per: 'token',
  on: 'event',
  events: ['refreshed', 'refresh_refused'],
  judge: ({ event, grant }) => {
    const used = String(event.facts.sent ?? '');
    const replaced = supersededAt(used, grant);
    const sentAt = Number(event.facts.sentAt ?? event.at);
    if (replaced === undefined || sentAt - replaced <= OVERLAP_MS) return null;
    const facts = { secondsAfter: Math.round((sentAt - replaced) / 1000) };
    return event.kind === 'refreshed'
      ? { token: used, reasons: ['accepted'], facts }
      : { token: used, severity: 'low', reasons: ['refused'], facts };
  },
};
