import type { Leaving } from './retain';
import { eventsKey, type PagedEvent, type SiteMemory, siteKey } from './site-memory';
import { store } from './store';

const MOST_IN_A_PAGE = 100;

/** Makes sure that the newest page of a site, the only one that grows, is in memory: read once a worker life. */
export const openNewest = async ({ site, pages }: SiteMemory): Promise<void> => {
  if (pages && pages.first < pages.next) await store.open<PagedEvent[]>(eventsKey(site, pages.next - 1), () => []);
};

/**
 * Appends events to the newest page, opened before, and begins the next where it is full. All in one turn: what has left
 * the memory is in a page of the same write. Answers the pages that it began.
 */
export const append = (memory: SiteMemory, leaving: readonly Leaving[]): number[] => {
  const begun: number[] = [];
  for (const { grant, event } of leaving) {
    const { paged: _, ...told } = event;
    const page = roomIn(memory) ?? begin(memory, begun);
    page.push({ ...told, facts: { ...told.facts }, grant: grant.id });
    grant.inPages = (grant.inPages ?? 0) + 1;
    store.changed(eventsKey(memory.site, (memory.pages?.next ?? 1) - 1));
  }
  store.changed(siteKey(memory.site));
  return begun;
};

const roomIn = ({ site, pages }: SiteMemory): PagedEvent[] | undefined => {
  const newest = pages && pages.first < pages.next ? store.loaded<PagedEvent[]>(eventsKey(site, pages.next - 1)) : null;
  return newest && newest.length < MOST_IN_A_PAGE ? newest : undefined;
};

const begin = (memory: SiteMemory, begun: number[]): PagedEvent[] => {
  const { first, next } = memory.pages ?? { first: 0, next: 0 };
  const page: PagedEvent[] = [];
  memory.pages = { first, next: next + 1 };
  store.set(eventsKey(memory.site, next), page);
  begun.push(next);
  return page;
};
