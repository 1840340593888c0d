import { factsOf } from '../oauth/event-facts';
import type { LifecycleEvent } from '../oauth/grant';
import type { Severity } from './finding';
import { isAccepted, isRevocation, issueOf, signsOut } from './lifecycle';
import type { Reason } from './reason';
import { asvs, oidc, rfc, wstg } from './reference';
import type { EventRule, Known } from './rule';

const MINUTE = 60_000;
/** A revocation needs a moment to reach every server. In ms. */
const SPREADS_MS = 30_000;

/** Of what was left of a self-contained token: its end is near, and the trade is the usual one. */
const LIMITS: readonly (readonly [upToMs: number, severity: Severity])[] = [
  [15 * MINUTE, 'info'],
  [60 * MINUTE, 'low'],
];

export const atOutlivesRevocation: EventRule = {
  id: 'at-outlives-revocation',
  severity: 'medium',
  references: [
    rfc(7009, '2.1', 'SHOULD'),
    rfc(7009, '3'),
    rfc(6819, '3.3'),
    oidc('16.18', 'TokenLifetime', 'SHOULD'),
    asvs('7.4.1', 'L1'),
    wstg('WSTG-SESS-06'),
  ],
  on: 'event',
  events: ['token_used'],
  judge: ({ event, grant }, known) => {
    const token = known.token(event.token ?? '');
    const { last = event.at, leftMs, party } = factsOf(event, 'token_used');
    // What a stranger answers says nothing about the token.
    if (token?.kind !== 'access' || party === 'third' || !isAccepted(event)) return null;
    const issued = issueOf(token.id, grant)?.at ?? 0;
    const ends = grant.events.filter(({ at }) => at > issued && at <= last - SPREADS_MS);
    const own = ends.find((one) => isRevocation(one) && one.token === token.id);
    const signOut = ends.find((one) => signsOut(one) && factsOf(one, 'logout').by !== 'app');
    const end = own ?? signOut ?? ends.find((one) => isRevocation(one) && isOfRefresh(one, known));
    if (!end) return null;
    const facts = { secondsSince: Math.round((last - end.at) / 1000) };
    const why: Reason = end.kind === 'logout' ? 'signed_out' : 'revoked';
    if (token.format !== 'jws') return { reasons: [why], facts };
    // Not every server ends the access tokens with their refresh token, and a self-contained one is not asked about.
    if (end !== own && end !== signOut) return { severity: 'info', reasons: ['revoked_refresh'], facts };
    const limit = LIMITS.find(([upTo]) => leftMs !== undefined && leftMs <= upTo);
    return limit ? { severity: limit[1], reasons: [why, 'ends_soon'], facts } : { reasons: [why], facts };
  },
};

const isOfRefresh = ({ token }: LifecycleEvent, known: Known): boolean => known.token(token ?? '')?.kind === 'refresh';
