import type { Facts } from '../oauth/grant';
import { USES } from './grants';
import type { PagedEvent } from './site-memory';

/**
 * A page with the uses of one token told as one, and its rejections as another: with their summed count, from the first
 * to the last, and `folded`, the number of events it stands for. What is not the same of all of them is left out: the
 * receiver, the status. Only those of the grant named are folded; everything else stays as it is, where it is.
 */
export const foldUses = (page: readonly PagedEvent[], grant: string): PagedEvent[] => {
  const alike = new Map<string, PagedEvent[]>();
  for (const event of page) {
    if (event.grant !== grant || !USES.has(event.kind) || event.token === undefined) continue;
    const key = `${event.kind} ${event.token}`;
    alike.set(key, [...(alike.get(key) ?? []), event]);
  }
  const one = new Map<PagedEvent, PagedEvent>();
  const gone = new Set<PagedEvent>();
  for (const events of alike.values()) {
    const [first, ...others] = events;
    if (!first || others.length === 0) continue;
    one.set(first, fold(first, events));
    for (const event of others) gone.add(event);
  }
  return page.flatMap((event) => (gone.has(event) ? [] : [one.get(event) ?? event]));
};

const fold = (first: PagedEvent, events: readonly PagedEvent[]): PagedEvent => {
  const shared = Object.entries(first.facts).filter(([name, value]) =>
    events.every(({ facts }) => facts[name] === value),
  );
  const newest = events.reduce((a, b) => (lastOf(b) > lastOf(a) ? b : a));
  const facts: Facts = {
    ...Object.fromEntries(shared),
    count: sum(events, 'count'),
    last: lastOf(newest),
    folded: sum(events, 'folded'),
    ...(newest.facts.leftMs !== undefined && { leftMs: newest.facts.leftMs }),
  };
  return { ...first, at: Math.min(...events.map(({ at }) => at)), facts };
};

const lastOf = ({ at, facts }: PagedEvent): number => Number(facts.last ?? at);

const sum = (events: readonly PagedEvent[], name: 'count' | 'folded'): number =>
  events.reduce((total, { facts }) => total + Number(facts[name] ?? 1), 0);
