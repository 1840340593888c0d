import { isAccepted, LEEWAY_MS } from './lifecycle';
import { asvs, rfc, wstg } from './reference';
import type { EventRule } from './rule';

/** Without a measured server clock this computer's own may be minutes off. In ms. */
const UNKNOWN_CLOCK_MS = 10 * 60_000;
/** RFC 7519 §4.1.4 allows leeway of "no more than a few minutes": past five, an answer means that nobody checked. In ms. */
const ACCEPTED_MS = 5 * 60_000;

export const atUsedAfterExpiry: EventRule = {
  id: 'at-used-after-expiry',
  severity: 'high',
  references: [
    rfc(7519, '4.1.4', 'MUST NOT'),
    rfc(9068, '4', 'MUST'),
    rfc(6750, '3.1'),
    asvs('9.2.1', 'L1'),
    wstg('WSTG-SESS-10'),
  ],
  on: 'event',
  events: ['token_used', 'token_rejected'],
  judge: ({ event, grant }, known) => {
    const over = -Number(event.facts.leftMs ?? 0);
    if (over <= (known.clockIsKnown ? LEEWAY_MS : UNKNOWN_CLOCK_MS)) return null;
    const facts = { secondsAfter: Math.round(over / 1000), status: Number(event.facts.status ?? 0) };
    if (event.kind === 'token_rejected') return { severity: 'low', reasons: ['refused'], facts };
    // A 2xx proves neglect only where the server is known to guard this: it refused once, or the token is made for it.
    const guards = grant.events.some(
      ({ kind, facts: { target } }) => kind === 'token_rejected' && target === event.facts.target,
    );
    // What answers without any token too has not looked at this one.
    if (isAccepted(event) && event.facts.open === true) return null;
    const accepted = isAccepted(event) && over > ACCEPTED_MS && (guards || event.facts.isAudience === true);
    return accepted ? { reasons: ['accepted'], facts } : { severity: 'low', facts };
  },
};
