import { browser } from '../browser';
import { siteOf } from '../oauth/parties';
import { forgetSites } from './census';
import {
  type Coverage,
  coverageKey,
  emptyCoverage,
  emptyInspection,
  type Inspection,
  inspectionKey,
} from './inspection';
import { settle } from './settle';
import { emptySiteMemory, type SiteMemory, siteKey } from './site-memory';
import { store } from './store';
import { tops } from './tops';

/** When this worker began, ms since the epoch. */
const STARTED = Date.now();

/** The three documents one observation may change. */
export type Desk = { inspection: Inspection; coverage: Coverage; memory: SiteMemory };

/** Where and when something was seen. `site`: top-level origin. `pageOnly`: the browser has not confirmed it. */
export type Moment = { site: string; at: number; pageOnly: boolean; again?: boolean };

/** The documents of a tab and a site, live: alter them, then say `keep`. `at`: when this look began, ms. */
export const openDesk = async (tab: number, origin: string, at: number): Promise<Desk> => ({
  inspection: await store.open<Inspection>(inspectionKey(tab), () => emptyInspection(tab, origin, true)),
  coverage: await store.open<Coverage>(coverageKey(tab), () => emptyCoverage(at)),
  memory: await store.open<SiteMemory>(siteKey(siteOf(origin)), () => emptySiteMemory(siteOf(origin))),
});

/** The same desk where all of it is in memory already. */
export const loadedDesk = (tab: number, origin: string): Desk | undefined => {
  const inspection = store.loaded<Inspection>(inspectionKey(tab));
  const coverage = store.loaded<Coverage>(coverageKey(tab));
  const memory = store.loaded<SiteMemory>(siteKey(siteOf(origin)));
  return inspection && coverage && memory ? { inspection, coverage, memory } : undefined;
};

/** Keeps what was altered, and settles what has happened: in the site's own memory, not in a copy to understand by. */
export const keepDesk = async ({ inspection, coverage, memory }: Desk): Promise<void> => {
  if (!coverage.sites.includes(memory.site)) coverage.sites.push(memory.site);
  keepVisit(inspection.tab);
  store.changed(siteKey(memory.site));
  if (store.loaded(siteKey(memory.site)) === memory) await settle(memory);
};

/** Keeps what is known of the tab alone; and, once something is recorded, that another worker began it. */
export const keepVisit = (tab: number): void => {
  const coverage = store.loaded<Coverage>(coverageKey(tab));
  if (coverage && store.isInherited(coverageKey(tab))) coverage.resumedAt = STARTED;
  store.changed(inspectionKey(tab));
  store.changed(coverageKey(tab));
};

/** Forgets a tab: its documents, the raw values and the sites that no other tab's inspection speaks of. */
export const forgetTab = async (tab: number): Promise<void> => {
  tops.forget(tab);
  const inspection = await store.peek<Inspection>(inspectionKey(tab));
  const coverage = await store.peek<Coverage>(coverageKey(tab));
  store.remove(inspectionKey(tab), coverageKey(tab));
  const others = await openTabs(tab);
  const inspections = await Promise.all(others.map((id) => store.peek<Inspection>(inspectionKey(id))));
  const coverages = await Promise.all(others.map((id) => store.peek<Coverage>(coverageKey(id))));
  const tokens = new Set(inspections.flatMap((one) => one?.tokens.map(({ id }) => id) ?? []));
  const sites = new Set(coverages.flatMap((one) => one?.sites ?? []));
  store.remove(...(inspection?.tokens ?? []).filter(({ id }) => !tokens.has(id)).map(({ id }) => `raw:${id}`));
  await forgetSites((coverage?.sites ?? []).filter((site) => !sites.has(site)));
};

const openTabs = async (but: number): Promise<number[]> => {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id }) => (id === undefined || id === but ? [] : [id]));
};
