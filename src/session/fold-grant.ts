import { strikePage } from './census';
import { foldUses } from './fold-uses';
import { firstLive } from './grants';
import { eventsKey, type KeptGrant, type PagedEvent, pagesOf, type SiteMemory, siteKey } from './site-memory';
import { store } from './store';

const MOST_EVENTS = 1_000;
/** When there is nothing left to fold, so many go at once: pages are read for it. */
const AT_ONCE = 50;

/**
 * Keeps a grant within 1,000 events: uses in the oldest page that holds some are told as one, page by page, and when all are,
 * the oldest events go. The newest page is let be. It is the only reader of other pages than the newest.
 */
export const foldGrant = async (memory: SiteMemory, grant: KeptGrant): Promise<void> => {
  if (excessOf(grant) <= 0) return;
  const pages = pagesOf(memory).slice(0, -1);
  for (const page of pages.filter((one) => one >= (grant.foldedTo ?? 0))) {
    await rewrite(memory, grant, page, (events) => foldUses(events, grant.id));
    grant.foldedTo = page + 1;
    if (excessOf(grant) <= 0) return;
  }
  await recount(memory, grant);
  if (excessOf(grant) <= 0) return;
  let most = excessOf(grant) + AT_ONCE;
  for (const page of pages) {
    if (most <= 0) break;
    most -= await rewrite(memory, grant, page, (events) => {
      let left = most;
      return events.filter((event) => event.grant !== grant.id || left-- <= 0);
    });
  }
};

const excessOf = ({ events, inPages = 0 }: KeptGrant): number =>
  events.length - firstLive(events) + inPages - MOST_EVENTS;

/** Answers how many events of the grant that takes out of the page. Those of grants that are no more go with them. */
const rewrite = async (
  memory: SiteMemory,
  grant: KeptGrant,
  page: number,
  change: (events: readonly PagedEvent[]) => PagedEvent[],
): Promise<number> => {
  const key = eventsKey(memory.site, page);
  const stored = await store.peek<PagedEvent[]>(key);
  if (!stored) return 0;
  const known = stored.filter((event) => memory.grants.some(({ id }) => id === event.grant));
  const kept = change(known);
  if (kept.length === stored.length) return 0;
  const gone = known.length - kept.length;
  grant.inPages = (grant.inPages ?? 0) - gone;
  grant.gone = (grant.gone ?? 0) + gone;
  store.changed(siteKey(memory.site));
  if (kept.length > 0 || page !== memory.pages?.first) store.set(key, kept);
  else {
    memory.pages.first = page + 1;
    store.remove(key);
    await strikePage(memory.site, page);
  }
  return gone;
};

/** Pages that made room for the quota went without being counted. */
const recount = async (memory: SiteMemory, grant: KeptGrant): Promise<void> => {
  const before = grant.inPages ?? 0;
  let left = 0;
  for (const page of pagesOf(memory)) {
    const events = await store.peek<PagedEvent[]>(eventsKey(memory.site, page));
    left += events?.filter((event) => event.grant === grant.id).length ?? 0;
  }
  grant.inPages = left;
  grant.gone = (grant.gone ?? 0) + before - left;
};
