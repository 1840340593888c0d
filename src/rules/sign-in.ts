import type { Grant, LifecycleEvent } from '../oauth/grant';
import { APART_MS } from './lifecycle';
import type { Known } from './rule';

/** The values by which one sign-in differs from every other. */
const OWN = ['state', 'nonce', 'challenge'] as const;

/** The authorization request that an event of its grant came of, or is; undefined where none was seen (G-CAPTURE). */
export const requestOf = (event: LifecycleEvent, grant: Grant): LifecycleEvent | undefined =>
  grant.events.findLast(({ kind, at }) => kind === 'authorization_request' && at <= event.at);

/** Whether an earlier sign-in of the site sent the same value: another request, not this one loaded once more. */
export const isRepeated = (request: LifecycleEvent, name: (typeof OWN)[number], known: Known): boolean =>
  request.facts[name] !== undefined &&
  known
    .grants()
    .some(({ events }) =>
      events.some(
        (earlier) =>
          earlier.kind === 'authorization_request' &&
          earlier.facts[name] === request.facts[name] &&
          request.at - earlier.at > APART_MS &&
          isAnother(earlier, request, name, events),
      ),
    );

/** Something else in it differs. With nothing else to go by, it had its answer before it was sent again. */
const isAnother = (
  earlier: LifecycleEvent,
  request: LifecycleEvent,
  name: (typeof OWN)[number],
  events: readonly LifecycleEvent[],
): boolean => {
  const others = OWN.filter((other) => other !== name);
  if (others.some((other) => earlier.facts[other] !== request.facts[other])) return true;
  return (
    others.every((other) => request.facts[other] === undefined) &&
    events.some(({ kind, at }) => kind === 'callback' && at >= earlier.at && at < request.at)
  );
};
