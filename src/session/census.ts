import { forgetKeys } from './seen-keys';
import { eventsKey, type PagedEvent, pagesOf, type SiteMemory, siteKey } from './site-memory';
import { store } from './store';

/** `census` in storage.session: the grants and pages of all sites, so that the oldest is known without reading every site. */
type Census = {
  /** `at`: its newest event, ms since the epoch. */
  grants: { site: string; id: string; at: number }[];
  /** In the order they were begun. */
  pages: { site: string; page: number }[];
};

const KEY = 'census';
const MOST_GRANTS = 50;
const MOST_PAGES = 100;

const openCensus = (): Promise<Census> => store.open<Census>(KEY, () => ({ grants: [], pages: [] }));

/** Notes when grants of a site had their newest event; where there are too many, the one that was quiet longest goes. */
export const enterGrants = async (site: string, newest: readonly { id: string; at: number }[]): Promise<void> => {
  if (newest.length === 0) return;
  const census = await openCensus();
  for (const { id, at } of newest) {
    const known = census.grants.find((one) => one.site === site && one.id === id);
    if (known) known.at = Math.max(known.at, at);
    else census.grants.push({ site, id, at });
  }
  store.changed(KEY);
  while (census.grants.length > MOST_GRANTS) {
    const oldest = census.grants.reduce((a, b) => (b.at < a.at ? b : a));
    census.grants = census.grants.filter((one) => one !== oldest);
    await dropGrant(oldest.site, oldest.id);
  }
};

/** Notes a page that has begun; where there are too many, the oldest goes, whichever site's it is. */
export const enterPage = async (site: string, page: number): Promise<void> => {
  const census = await openCensus();
  census.pages.push({ site, page });
  store.changed(KEY);
  while (census.pages.length > MOST_PAGES) {
    const oldest = census.pages.shift();
    if (oldest) await dropPage(oldest.site, oldest.page);
  }
};

/** Notes that a page is no more. */
export const strikePage = async (site: string, page: number): Promise<void> => {
  const census = await openCensus();
  census.pages = census.pages.filter((one) => one.site !== site || one.page !== page);
  store.changed(KEY);
};

/** Forgets what is remembered of sites: their memory, their pages, the keys they were given, and that there were any. */
export const forgetSites = async (sites: readonly string[]): Promise<void> => {
  if (sites.length === 0) return;
  for (const site of sites) {
    const memory = await store.peek<SiteMemory>(siteKey(site));
    if (memory) await forgetKeys(memory);
    const pages = pagesOf(memory);
    store.remove(siteKey(site), ...pages.map((page) => eventsKey(site, page)));
  }
  const census = await store.peek<Census>(KEY);
  if (!census) return;
  census.grants = census.grants.filter(({ site }) => !sites.includes(site));
  census.pages = census.pages.filter(({ site }) => !sites.includes(site));
  if (census.grants.length + census.pages.length > 0) store.changed(KEY);
  else store.remove(KEY);
};

/** Its events in pages are of no grant any more: whoever reads passes over them, until a fold takes them out. */
const dropGrant = async (site: string, id: string): Promise<void> => {
  const memory = await store.peek<SiteMemory>(siteKey(site));
  if (!memory) return;
  memory.grants = memory.grants.filter((grant) => grant.id !== id);
  store.changed(siteKey(site));
};

const dropPage = async (site: string, page: number): Promise<void> => {
  const key = eventsKey(site, page);
  const memory = await store.peek<SiteMemory>(siteKey(site));
  const events = (await store.peek<PagedEvent[]>(key)) ?? [];
  store.remove(key);
  if (!memory?.pages) return;
  memory.pages.first = Math.max(memory.pages.first, page + 1);
  for (const { grant: id } of events) {
    const grant = memory.grants.find((one) => one.id === id);
    if (!grant) continue;
    grant.inPages = (grant.inPages ?? 0) - 1;
    grant.gone = (grant.gone ?? 0) + 1;
  }
  store.changed(siteKey(site));
};
