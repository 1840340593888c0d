import { type EventFacts, factsOf } from '../oauth/event-facts';
import type { LifecycleEvent } from '../oauth/grant';
import type { Reason } from './reason';
import { asvs, rfc } from './reference';
import type { EventRule, Known, Verdict } from './rule';
import { isRepeated } from './sign-in';

/** Shorter can be guessed; characters. */
const SHORTEST = 8;

/** What is missing weighs by what stands in for it. A response of nobody's asking is no fault before it is exchanged. */
export const flowState: EventRule = {
  id: 'flow-state',
  severity: 'medium',
  references: [
    rfc(9700, '2.1', 'MUST'),
    rfc(9700, '4.7.1', 'MUST'),
    rfc(6749, '4.1.1', 'RECOMMENDED'),
    rfc(6749, '10.12', 'MUST'),
    rfc(6749, '10.8', 'SHOULD NOT'),
    rfc(10017, '6.3.2.2', 'MUST'),
    asvs('10.2.1', 'L2'),
    asvs('10.1.2', 'L2'),
    rfc(6819, '5.3.5'),
  ],
  per: 'grant',
  on: 'event',
  events: ['authorization_request', 'code_exchange'],
  judge: ({ event, grant }, known) => {
    if (event.kind === 'authorization_request') return judgeRequest(event, known);
    const callback = grant.events.findLast(({ kind, at }) => kind === 'callback' && at <= event.at);
    const isStray = callback && factsOf(callback, 'callback').matches === false;
    return isStray ? { severity: 'high', reasons: ['state_mismatch'] } : null;
  },
};

const judgeRequest = (request: LifecycleEvent, known: Known): Verdict | null => {
  const { state, challenge, nonce, elsewhere, stateLength, stateSays } = factsOf(request, 'authorization_request');
  if (elsewhere) return null;
  if (state === undefined) {
    if (challenge !== undefined) return { severity: 'info', reasons: ['pkce_instead'] };
    return nonce === undefined ? {} : { severity: 'low', reasons: ['nonce_instead'] };
  }
  const reasons: Reason[] = [];
  if (stateLength !== undefined && stateLength < SHORTEST) reasons.push('state_short');
  if (isRepeated(request, 'state', known)) reasons.push('state_repeated');
  if (stateSays !== undefined) reasons.push(SAYS[stateSays]);
  return reasons.length === 0 ? null : { severity: 'low', reasons };
};

const SAYS: Record<EventFacts['authorization_request']['stateSays'], Reason> = {
  email: 'state_email',
  token: 'state_token',
  address: 'state_address',
};
