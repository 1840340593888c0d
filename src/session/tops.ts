import { browser } from '../browser';
import { originOf } from '../oauth/address';
import { siteOf } from '../oauth/parties';

type Shown = { tab: number; top: string };

const known = new Map<number, string | null>();
const sharing = new Map<string, readonly Shown[]>();
/** What was asked before a tab moved on may be answered after it: such an answer is not kept. */
let generation = 0;

/**
 * What tabs show, by top-level origin, as the browser last said: events of inner frames and of workers do not say it, and
 * there are too many of them to ask each time.
 */
export const tops = {
  /** Null for a tab that shows no web page; undefined until it was asked since it last moved. */
  known: (tab: number): string | null | undefined => known.get(tab),

  async of(tab: number): Promise<string | null> {
    const told = known.get(tab);
    if (told !== undefined) return told;
    const asked = generation;
    const top = originOf((await browser.tabs.get(tab).catch(() => undefined))?.url);
    if (asked === generation) known.set(tab, top);
    return top;
  },

  /** Tabs that show a page of this origin's site: theirs are the requests of its shared and service workers. */
  async ofSite(origin: string): Promise<readonly Shown[]> {
    const site = siteOf(origin);
    const told = sharing.get(site);
    if (told) return told;
    const asked = generation;
    const tabs = await browser.tabs.query({}).catch(() => []);
    const found = tabs.flatMap(({ id, url }) => {
      const top = originOf(url);
      return id !== undefined && top !== null && siteOf(top) === site ? [{ tab: id, top }] : [];
    });
    if (asked === generation) sharing.set(site, found);
    return found;
  },

  /** A tab has moved, or is about to. */
  forget(tab: number): void {
    generation += 1;
    known.delete(tab);
    sharing.clear();
  },
};
