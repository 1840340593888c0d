import { browser } from '../browser';
import { originOf } from '../oauth/address';
import type { Followed } from '../oauth/follow';
import { siteOf } from '../oauth/parties';
import { type SiteMemory, siteKey } from './site-memory';
import { store } from './store';
import { watching } from './watching';

/** What the site of an origin follows, without the fingerprints. */
export const followedAt = async (origin: string): Promise<Omit<Followed, 'id'>[]> => {
  const memory = await store.peek<SiteMemory>(siteKey(siteOf(origin)));
  return memory?.followed.map(({ hash, length }) => ({ hash, length })) ?? [];
};

/** Tabs that show a watched page of a site. */
export const tabsAt = async (site: string): Promise<{ tab: number; url: string }[]> => {
  const found: { tab: number; url: string }[] = [];
  for (const { id, url } of await browser.tabs.query({})) {
    const origin = originOf(url);
    if (id === undefined || !url || origin === null || siteOf(origin) !== site) continue;
    if (await watching.isWatched(origin)) found.push({ tab: id, url });
  }
  return found;
};

/** A page that signs in proves three values at once: they are told of together. In ms. */
const TOGETHER_MS = 250;

/** Calls `tell` for a site once what was proven there has settled. */
export const whenSettled = (tell: (site: string) => unknown): ((site: string) => void) => {
  const waiting = new Set<string>();
  return (site) => {
    if (waiting.has(site)) return;
    waiting.add(site);
    setTimeout(() => {
      waiting.delete(site);
      tell(site);
    }, TOGETHER_MS);
  };
};
