import { browser } from '../browser';
import { originOf } from '../oauth/address';
import type { Observation } from '../oauth/observation';
import { siteOf } from '../oauth/parties';
import type { Channel } from '../oauth/sighting';
import { type Desk, forgetTab, keepVisit, openDesk } from './desk';
import {
  type Coverage,
  coverageKey,
  emptyCoverage,
  emptyInspection,
  type Inspection,
  inspectionKey,
} from './inspection';
import { takeIn } from './intake';
import { emptySiteMemory } from './site-memory';
import { store } from './store';
import { tops } from './tops';
import { watching } from './watching';

/** Where one look without access can look, where watching looks besides, and what only the page hook sees. */
const PEEKED: readonly Channel[] = ['local-storage', 'session-storage', 'cookie', 'fragment'];
const WATCHED: readonly Channel[] = [
  ...PEEKED,
  'http-only-cookie',
  'request-url',
  'request-header',
  'request-body',
  'referer',
  'response-header',
  'indexed-db',
  'cache-storage',
  'document',
  'history',
  'window-name',
  'post-message',
];
const HOOKED: readonly Channel[] = ['response-body', 'websocket'];

/** A page of a watched site has begun in this tab: its inspection opens, or goes on. `at` in ms. */
export const pageBegan = async (tab: number, origin: string, at: number): Promise<void> => {
  const desk = await openDesk(tab, origin, at);
  if (desk.coverage.peekedAt !== undefined) {
    // What one look showed is not what watching shows: it begins anew.
    await forgetTab(tab);
    return pageBegan(tab, origin, at);
  }
  desk.inspection.site = origin;
  desk.inspection.watching = true;
  desk.coverage.hooked = false;
  desk.coverage.looked = [...new Set([...desk.coverage.looked, ...WATCHED])];
  if ('filterResponseData' in (browser.webRequest ?? {})) desk.coverage.readsBodies = true;
  keepVisit(tab);
};

/** The page hook has answered: from here on what the page reads and what its sockets carry is seen. */
export const pageHooked = async (tab: number): Promise<void> => {
  const coverage = await store.peek<Coverage>(coverageKey(tab));
  if (!coverage) return;
  coverage.hooked = true;
  coverage.looked = [...new Set([...coverage.looked, ...HOOKED])];
  store.changed(coverageKey(tab));
};

/** The tab shows another page, or its site's access has changed: whether it is watched is asked again. */
export const tabChanged = async (tab: number): Promise<void> => {
  tops.forget(tab);
  const inspection = await store.peek<Inspection>(inspectionKey(tab));
  if (!inspection) return;
  const coverage = await store.peek<Coverage>(coverageKey(tab));
  const origin = originOf((await browser.tabs.get(tab).catch(() => undefined))?.url);
  if (coverage?.peekedAt !== undefined && !(origin === inspection.site && inspection.watching)) return forgetTab(tab);
  inspection.watching = origin !== null && (await watching.isWatched(origin));
  if (origin !== null && inspection.watching) inspection.site = origin;
  if (coverage) {
    const granted = await Promise.all(coverage.missing.map((one) => watching.isGranted(one)));
    coverage.missing = coverage.missing.filter((_, at) => !granted[at]);
    store.changed(coverageKey(tab));
  }
  store.changed(inspectionKey(tab));
};

/**
 * One look without access: shown, and kept until the tab shows something else. A tab that was watched before it came
 * here keeps what was seen then, and the look goes beside it.
 */
export const recordPeek = async (tab: number, origin: string, observations: readonly Observation[]): Promise<void> => {
  const at = Date.now();
  const known = await store.peek<Coverage>(coverageKey(tab));
  if (known && known.peekedAt === undefined) return;
  const desk: Desk = {
    inspection: emptyInspection(tab, origin, false),
    coverage: { ...emptyCoverage(at), looked: [...PEEKED], peekedAt: at },
    // Nothing of one look is followed or remembered for the site.
    memory: emptySiteMemory(siteOf(origin)),
  };
  for (const observation of observations) await takeIn(desk, observation, origin);
  store.set(inspectionKey(tab), desk.inspection);
  store.set(coverageKey(tab), desk.coverage);
  await store.flush();
};

/** The user's wish: what was seen in this tab is forgotten, and looking begins anew where the site is watched. */
export const clearTab = async (tab: number): Promise<void> => {
  const inspection = await store.peek<Inspection>(inspectionKey(tab));
  const hooked = (await store.peek<Coverage>(coverageKey(tab)))?.hooked === true;
  await forgetTab(tab);
  if (!inspection?.watching) return;
  await pageBegan(tab, inspection.site, Date.now());
  if (hooked) await pageHooked(tab);
};
