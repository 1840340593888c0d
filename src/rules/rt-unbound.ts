import { factsOf } from '../oauth/event-facts';
import { isRotated } from './lifecycle';
import { asvs, rfc } from './reference';
import type { EventRule } from './rule';

/** Whoever holds the token can use it: RFC 6749 §6 asks a confidential client for more, and nobody asks this one. */
export const rtUnbound: EventRule = {
  id: 'rt-unbound',
  severity: 'low',
  ofClient: true,
  references: [
    rfc(6749, '6', 'MUST'),
    rfc(6749, '3.2.1', 'MUST'),
    rfc(9449, '5', 'MUST'),
    rfc(9700, '2.2.2', 'MUST'),
    asvs('10.4.5', 'L1'),
    asvs('10.4.10', 'L2'),
    rfc(10017, '9.2'),
  ],
  per: 'grant',
  on: 'event',
  // Rotation is known only when the answer is there.
  events: ['refresh_requested', 'rotated'],
  judge: ({ event, grant }, known) => {
    const asked = grant.events.findLast(({ kind, at }) => kind === 'refresh_requested' && at <= event.at);
    // Without a client id it is no client of an authorization server, but an app that asks its own backend.
    if (!asked || grant.clientId === undefined) return null;
    const { authenticated, bound } = factsOf(asked, 'refresh_requested');
    // What a TLS certificate proves cannot be seen from here (RFC 8705).
    if (authenticated || bound || known.server(grant.issuer)?.mtls || MTLS_HOST.test(grant.issuer)) return null;
    return isRotated(grant) ? { severity: 'info', reasons: ['rotated'] } : {};
  },
};

const MTLS_HOST = /[/.-]mtls[.-]/i;
