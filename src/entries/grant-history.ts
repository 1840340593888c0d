import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import { browser } from '../browser';
import type { Grant } from '../oauth/grant';
import { historyOf, type Past } from '../session/history';
import type { Coverage, Inspection } from '../session/inspection';
import { eventsKey, type PagedEvent, pagesOf, type SiteMemory, siteKey } from '../session/site-memory';

type Shown = { inspection: ReadonlySignal<Inspection | null>; coverage: ReadonlySignal<Coverage | null> };

/**
 * Keeps `history` at the grants shown with all their events, until the answer is called: reads the memory and the pages
 * of the tab's sites once, and from then on takes what storage says has changed.
 */
export const followHistory = (
  { inspection, coverage }: Shown,
  history: Signal<readonly Grant[] | null>,
): (() => void) => {
  /** What is known of storage, by key. */
  const known = new Map<string, unknown>();
  let isOver = false;

  const pastOf = (site: string): Past => {
    const memory = known.get(siteKey(site)) as SiteMemory | undefined;
    const pages = pagesOf(memory).map((page) => known.get(eventsKey(site, page)) as PagedEvent[] | undefined);
    return { memory, pages };
  };

  const unreadOf = (sites: readonly string[]): string[] =>
    sites
      .flatMap((site) => [siteKey(site), ...pagesOf(pastOf(site).memory).map((page) => eventsKey(site, page))])
      .filter((key) => !known.has(key));

  const draw = async (grants: readonly Grant[], sites: readonly string[]): Promise<void> => {
    // The memory of a site says which pages there are: they are read next.
    for (let unread = unreadOf(sites); unread.length > 0; unread = unreadOf(sites)) {
      const stored = await browser.storage.session.get(unread);
      // A change that came meanwhile is newer.
      for (const key of unread) if (!known.has(key)) known.set(key, stored[key]);
    }
    const isShown = grants === inspection.peek()?.grants && sites === coverage.peek()?.sites;
    if (!isOver && isShown) history.value = historyOf(grants, sites.map(pastOf));
  };

  const drawShown = (): void => {
    const { value: inspected } = inspection;
    const { value: covered } = coverage;
    if (!inspected || !covered) return;
    // Of a site that is another tab's, changes are not listened to.
    for (const key of known.keys()) if (!isOf(covered.sites, key)) known.delete(key);
    void draw(inspected.grants, covered.sites);
  };

  const take = (changes: Record<string, { newValue?: unknown }>): void => {
    const keys = Object.keys(changes).filter((key) => isOf(coverage.peek()?.sites ?? [], key));
    for (const key of keys) known.set(key, changes[key]?.newValue);
    if (keys.length > 0) drawShown();
  };

  browser.storage.session.onChanged.addListener(take);
  const stop = effect(drawShown);
  return () => {
    isOver = true;
    stop();
    browser.storage.session.onChanged.removeListener(take);
    history.value = null;
  };
};

/** The memory of a site, or one of its pages. */
const isOf = (sites: readonly string[], key: string): boolean =>
  sites.some((site) => key === siteKey(site) || key.startsWith(eventsKey(site, 0).slice(0, -1)));
