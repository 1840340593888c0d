import type { Observation } from '../oauth/observation';

/**
 * The page tells of a token response's body some ms after the browser told of its headers. What a tab sends meanwhile may
 * carry a token that this body alone proves: it waits, in memory and not for long, and is taken after it. `expired` is
 * called with a tab for which nobody told of a body in time.
 */
export const holder = (expired: (tab: number) => void) => {
  const held = new Map<number, { waiting: Observation[]; timer: ReturnType<typeof setTimeout> }>();
  return {
    /** The headers of a token response have come to this tab. */
    hold(tab: number): void {
      if (!held.has(tab)) held.set(tab, { waiting: [], timer: setTimeout(expired, LONGEST_MS, tab) });
    },
    isHolding: (tab: number): boolean => held.has(tab),
    /** Whether it has to wait; then it is kept. */
    keeps(observation: Observation): boolean {
      const waiting = held.get(observation.tab)?.waiting;
      // A page that is louder than this is not waited for.
      if (!waiting || observation.channel === 'response-body' || waiting.length >= MOST) return false;
      waiting.push(observation);
      return true;
    },
    /** What waited, in its order; from here on nothing does. */
    release(tab: number): Observation[] {
      const { waiting = [], timer } = held.get(tab) ?? {};
      clearTimeout(timer);
      held.delete(tab);
      return waiting;
    },
  };
};

/** No longer than a change waits to be written: what a killed worker may lose. */
const LONGEST_MS = 250;
const MOST = 200;
