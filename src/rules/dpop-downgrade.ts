import { type EventFacts, factsOf } from '../oauth/event-facts';
import type { EventKind, Grant, LifecycleEvent } from '../oauth/grant';
import type { Token } from '../oauth/token';
import { isAccepted, issueOf } from './lifecycle';
import type { Reason } from './reason';
import { asvs, rfc } from './reference';
import type { EventRule, Known, Verdict } from './rule';

/** The binding helps as far as the API insists on the proof. Accepted without one, a copy of the token is as good as the token. */
export const dpopDowngrade: EventRule = {
  id: 'dpop-downgrade',
  severity: 'medium',
  references: [
    rfc(9449, '7.2', 'MUST'),
    rfc(9449, '7.1', 'MUST'),
    rfc(9449, '7.3', 'RECOMMENDED'),
    rfc(9449, '5', 'MUST'),
    asvs('10.3.5', 'L3'),
  ],
  aboutBinding: true,
  on: 'event',
  events: ['token_used', 'token_rejected', 'token_issued'],
  judge: ({ event, grant }, known) => {
    if (event.kind === 'token_issued') return unbound(event, grant, known);
    const use = factsOf(event, 'token_used');
    const reason = faultOf(use, known.token(event.token ?? ''), grant);
    // The second request with a nonce is the one to judge (RFC 9449 §8).
    if (reason === null || use.error === 'use_dpop_nonce') return null;
    const facts = { receiver: use.target ?? '', status: use.status ?? 0 };
    if (event.kind === 'token_rejected') return { severity: 'low', reasons: [reason, 'refused'], facts };
    return isAccepted(event) ? { reasons: [reason, 'accepted'], facts } : { severity: 'low', reasons: [reason], facts };
  },
};

const faultOf = (use: Partial<EventFacts['token_used']>, token: Token | undefined, grant: Grant): Reason | null => {
  if (use.replayed) return 'same_proof';
  if (!token || !isBoundByDpop(token, grant)) return null;
  if (use.scheme === 'bearer') return offersBearerAlone(use, grant) ? null : 'as_bearer';
  return use.scheme === 'dpop' && use.proof !== true ? 'without_proof' : null;
};

/** By a key of the client; that of a certificate is proven where no browser shows it (RFC 8705). */
const isBoundByDpop = ({ id, claims }: Token, grant: Grant): boolean => {
  const { cnf } = (claims ?? {}) as { cnf?: unknown };
  if (typeof cnf === 'object' && cnf !== null) return 'jkt' in cnf;
  return issueOf(id, grant)?.facts.bound === true;
};

/** An API that knows Bearer alone: a client may fall back for it (RFC 9449 §7.2). */
const offersBearerAlone = ({ target }: Partial<EventFacts['token_used']>, { events }: Grant): boolean =>
  events.some(({ kind, facts }) => kind === 'token_rejected' && facts.target === target && facts.bearerOnly === true);

/** A proof was sent, and what came back is bound to nothing, at a client that was given bound tokens before. */
const unbound = (event: LifecycleEvent, { clientId, events }: Grant, known: Known): Verdict | null => {
  const asked = events.findLast(({ kind, at }) => ASKS.has(kind) && at <= event.at);
  if (event.facts.bound === true || event.facts.front === true || asked?.facts.bound !== true) return null;
  const usedBefore = known
    .grants()
    .filter((grant) => grant.clientId === clientId)
    .some((grant) =>
      grant.events.some(({ kind, at, facts }) => kind === 'token_issued' && at < event.at && facts.bound),
    );
  return usedBefore ? { severity: 'info', reasons: ['proof_ignored'] } : null;
};

const ASKS: ReadonlySet<EventKind> = new Set(['code_exchange', 'refresh_requested']);
