import type { Grant, LifecycleEvent } from '../oauth/grant';
import type { PagedEvent, SiteMemory } from './site-memory';

/** What storage holds of one site's past: its memory, and its pages, as many as are there. */
export type Past = { memory: SiteMemory | undefined; pages: readonly (readonly PagedEvent[] | undefined)[] };

/**
 * The grants of a summary with all their events, oldest first. An event is in a page or in no page yet, and that says the
 * memory: what it keeps of the pages' events for the rules is passed over, and so are events of grants not asked for. Of a
 * grant that no memory knows any more the summary is all there is.
 */
export const historyOf = (grants: readonly Grant[], pasts: readonly Past[]): Grant[] =>
  grants.map((grant) => {
    const past = pasts.findLast(({ memory }) => memory?.grants.some(({ id }) => id === grant.id));
    const kept = past?.memory?.grants.find(({ id }) => id === grant.id);
    if (!past || !kept) return grant;
    const paged = past.pages.flatMap((page) => page?.filter((event) => event.grant === grant.id) ?? []);
    const live = kept.events.filter(({ paged: isPaged }) => !isPaged);
    return { ...grant, events: [...paged.map(bare), ...live].sort((a, b) => a.at - b.at) };
  });

const bare = ({ grant: _, ...event }: PagedEvent): LifecycleEvent => event;
