import type { EventFacts } from '../../oauth/event-facts';
import type { LifecycleEvent } from '../../oauth/grant';
import type { Translate } from '../scope';
import { clockTime, span } from '../time';
import type { Entry } from './lane';

/** When an event was: its first and last time where it stands for several, and how long after the event before it. */
export const whenText = (t: Translate, entry: Entry, entries: readonly Entry[], now: number): string => {
  const { at, facts } = entry.event;
  const last = typeof facts.last === 'number' ? facts.last : at;
  const times = last > at ? t('life_when_many', clockTime(at, now), clockTime(last, now)) : clockTime(at, now);
  const before = entries[entries.findIndex(({ key }) => key === entry.key) - 1];
  return before ? t('life_when_after', times, span(t, at - before.event.at)) : times;
};

/** How an event is known, and what an inference rests on (rules §5.2, E3b, E10i). */
export const knownBy = (t: Translate, { kind, evidence, facts }: LifecycleEvent): string => {
  if (evidence === 'inferred' && kind === 'backend_exchange') return t('life_from_backend');
  const { by } = facts as Partial<EventFacts['revoked_inferred']>;
  if (evidence === 'inferred' && kind === 'revoked_inferred' && by) return t(INFERRED[by]);
  return t(KNOWN[evidence]);
};

const KNOWN: Record<LifecycleEvent['evidence'], string> = {
  seen: 'life_known_seen',
  derived: 'life_known_derived',
  inferred: 'life_known_inferred',
};

const INFERRED: Record<EventFacts['revoked_inferred']['by'], string> = {
  api: 'life_from_api',
  server: 'life_from_server',
};
