import { factsOf } from '../oauth/event-facts';
import type { LifecycleEvent } from '../oauth/grant';
import { isAccepted } from './lifecycle';
import type { Reason } from './reason';
import { asvs, draft, rfc } from './reference';
import type { EventRule } from './rule';
import { requestOf } from './sign-in';

/** Judged by what a server accepted: the challenge it was given, and the verifier it then let pass. */
export const flowPkceNotEnforced: EventRule = {
  id: 'flow-pkce-not-enforced',
  severity: 'high',
  references: [
    rfc(9700, '2.1.1', 'MUST'),
    rfc(9700, '4.8.2', 'MUST'),
    draft('OAuth 2.1', 'draft-ietf-oauth-v2-1', '4.1.3', 'MUST'),
    rfc(7636, '4.5'),
    rfc(7636, '4.6', 'MUST'),
    asvs('10.4.6', 'L2'),
  ],
  per: 'grant',
  on: 'event',
  events: ['code_exchange', 'token_issued'],
  judge: ({ event, grant }) => {
    const exchange = event.kind === 'code_exchange' ? event : exchangeOf(event, grant.events);
    const request = exchange && requestOf(exchange, grant);
    if (!request || !isTaken(event)) return null;
    const fault = faultOf(request, exchange);
    return fault && { reasons: [fault], ...(exchange.token !== undefined && { token: exchange.token }) };
  },
};

/** A 2xx that is no error, or tokens of the exchange itself: neither of the callback, nor of a refresh. */
const isTaken = (event: LifecycleEvent): boolean => {
  if (event.kind !== 'token_issued') return isAccepted(event);
  const { front, renewed } = factsOf(event, 'token_issued');
  return !front && !renewed;
};

const exchangeOf = (issued: LifecycleEvent, events: readonly LifecycleEvent[]): LifecycleEvent | undefined =>
  events.findLast(({ kind, at }) => kind === 'code_exchange' && at <= issued.at);

const faultOf = (request: LifecycleEvent, exchange: LifecycleEvent): Reason | null => {
  const { challenge: asked, method = 'plain', elsewhere } = factsOf(request, 'authorization_request');
  const { hasVerifier, challenge, plainChallenge } = factsOf(exchange, 'code_exchange');
  if (elsewhere) return null;
  if (!hasVerifier) return asked === undefined ? null : 'verifier_absent';
  if (asked === undefined) return 'verifier_unasked';
  // A method that is not known here cannot be worked out, and so not be found wrong.
  const proven = new Map([
    ['plain', plainChallenge],
    ['s256', challenge],
  ]).get(method.toLowerCase());
  return proven === undefined || proven === asked ? null : 'verifier_mismatch';
};
