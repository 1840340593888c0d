import { type EventFacts, factsOf } from '../oauth/event-facts';
import type { LifecycleEvent } from '../oauth/grant';
import type { Reason } from './reason';
import { asvs, rfc } from './reference';
import type { EventRule, Known } from './rule';
import { isRepeated, requestOf } from './sign-in';

/** What the exchange adds stands beside what the request showed: one sign-in is one finding. */
export const flowPkcePlain: EventRule = {
  id: 'flow-pkce-plain',
  severity: 'medium',
  references: [
    rfc(7636, '4.2', 'MUST'),
    rfc(7636, '7.2', 'SHOULD NOT'),
    rfc(7636, '4.1'),
    rfc(7636, '4.3'),
    rfc(9700, '2.1.1', 'MUST'),
    asvs('10.4.6', 'L2'),
    asvs('10.1.2', 'L2'),
  ],
  per: 'grant',
  on: 'event',
  events: ['authorization_request', 'code_exchange'],
  judge: ({ event, grant }, known) => {
    const request = requestOf(event, grant);
    const { verifierFault } = factsOf(event, 'code_exchange');
    const reasons = [
      ...(request ? faultsOf(request, known) : []),
      ...(verifierFault === undefined ? [] : [VERIFIER_FAULTS[verifierFault]]),
    ];
    if (reasons.length === 0) return null;
    return { ...(reasons.every((reason) => reason === 'misspelled_method') && { severity: 'low' }), reasons };
  },
};

/** RFC 7636 §4.3: without a method it is plain. In another spelling than S256 a server may take it for anything. */
const faultsOf = (request: LifecycleEvent, known: Known): Reason[] => {
  const { challenge, method = 'plain', elsewhere } = factsOf(request, 'authorization_request');
  if (challenge === undefined || elsewhere) return [];
  const spelled = method.toLowerCase();
  const faults: Reason[] = [];
  if (spelled === 'plain') faults.push('plain_method');
  if (spelled === 's256' && method !== 'S256') faults.push('misspelled_method');
  if (isRepeated(request, 'challenge', known)) faults.push('challenge_repeated');
  return faults;
};

const VERIFIER_FAULTS: Record<EventFacts['code_exchange']['verifierFault'], Reason> = {
  short: 'verifier_short',
  long: 'verifier_long',
  characters: 'verifier_characters',
};
