import type { LifecycleEvent } from '../oauth/grant';
import type { Inspection } from './inspection';

/**
 * About how long an inspection is as JSON, and rather more than less. It is asked after each event, so what was measured is
 * not measured again: of a list only what was added since, and now and then all of it, since what is in it may be replaced.
 */
export const sizeOf = ({ tokens, sightings, findings, grants }: Inspection): number => {
  let size = FRAME + lengthOfAll(tokens) + lengthOfAll(sightings) + lengthOfAll(findings);
  for (const { id, issuer, clientId = '', events } of grants)
    size += GRANT + id.length + issuer.length + clientId.length + lengthOfEvents(events);
  return size;
};

/** Of what stands around the lists, and around the events of a grant. */
const FRAME = 1_000;
const GRANT = 80;
/** Numbers grow, and a finding may be given the user's reason. */
const SLACK = 12;
/** So often a list is measured by what was added alone. */
const MOST_TIMES = 16;

type Measured = { count: number; length: number; times: number };

const lists = new WeakMap<readonly object[], Measured>();
const lengths = new WeakMap<object, number>();

const lengthOfAll = (list: readonly object[]): number => {
  const before = lists.get(list);
  const isKnown = before && before.count <= list.length && before.times < MOST_TIMES;
  const known = isKnown ? before : { count: 0, length: 0, times: 0 };
  for (let at = known.count; at < list.length; at++) known.length += lengthOf(list[at] ?? {});
  known.count = list.length;
  known.times += 1;
  if (known !== before) lists.set(list, known);
  return known.length;
};

/** What is in a list was replaced by something else of another length. */
export const measureAnew = (list: readonly object[]): void => void lists.delete(list);

const lengthOf = (part: object): number => {
  const known = lengths.get(part);
  if (known !== undefined) return known;
  const length = JSON.stringify(part).length + SLACK;
  lengths.set(part, length);
  return length;
};

type MeasuredEvents = { last: LifecycleEvent; facts: object; told: number; count: number; length: number };

const grants = new WeakMap<LifecycleEvent, MeasuredEvents>();

/** A grant's newest event may still be told more of: then they are measured anew, as they are when one has come or gone. */
const lengthOfEvents = (events: readonly LifecycleEvent[]): number => {
  const [first] = events;
  const last = events.at(-1);
  if (!first || !last) return 0;
  const told = Object.keys(last.facts).length;
  const known = grants.get(first);
  if (known?.last === last && known.facts === last.facts && known.told === told && known.count === events.length)
    return known.length;
  const length = events.reduce((sum, event) => sum + JSON.stringify(event).length + SLACK, 0);
  grants.set(first, { last, facts: last.facts, told, count: events.length, length });
  return length;
};
