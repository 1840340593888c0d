import type { EventFacts } from '../../oauth/event-facts';
import type { LifecycleEvent } from '../../oauth/grant';

/**
 * Whether the code_verifier of an exchange fits the code_challenge of its request (RFC 7636 §4.6): the key of what to say.
 * A method that is not known here cannot be worked out.
 */
export const pkceCheck = (exchange: LifecycleEvent, events: readonly LifecycleEvent[]): string => {
  const { hasVerifier, challenge, plainChallenge } = exchange.facts as Partial<EventFacts['code_exchange']>;
  if (!hasVerifier) return 'life_fact_pkce_none';
  const request = events.findLast(({ kind, at }) => kind === 'authorization_request' && at <= exchange.at);
  const asked: Partial<EventFacts['authorization_request']> = request?.facts ?? { elsewhere: true };
  if (asked.challenge === undefined) return asked.elsewhere ? 'life_fact_pkce_alone' : 'life_fact_pkce_unasked';
  const sent = new Map([
    ['plain', plainChallenge],
    ['s256', challenge],
  ]).get((asked.method ?? 'plain').toLowerCase());
  if (sent === undefined) return 'life_fact_pkce_alone';
  return sent === asked.challenge ? 'life_fact_pkce_fits' : 'life_fact_pkce_differs';
};
