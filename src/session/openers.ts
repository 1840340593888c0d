import { browser, patternOf } from '../browser';
import type { Observation } from '../oauth/observation';
import { type Coverage, coverageKey, emptyCoverage, type Inspection, inspectionKey } from './inspection';
import { store } from './store';

/**
 * The tab whose inspection a tab writes into: its own, but of a window that a page opened the page's, since a login in a
 * popup is that page's login. What the popup may show us is asked by its own site all the same.
 */
export const deskTabOf = async (observation: Observation): Promise<number> => {
  const { tab, exchange, initiator, at } = observation;
  const coverage = await store.peek<Coverage>(coverageKey(tab));
  if (coverage?.opener === undefined && exchange?.type === 'main_frame' && initiator) {
    const opener = await openerOf(tab, initiator);
    const own = await store.open<Coverage>(coverageKey(tab), () => emptyCoverage(at));
    own.opener = opener;
    store.changed(coverageKey(tab));
  }
  const opener = openerIn(tab);
  return opener !== null && (await store.peek<Inspection>(inspectionKey(opener)))?.watching ? opener : tab;
};

/** The same where all of it is in memory. */
export const loadedDeskTab = (tab: number): number => openerIn(tab) ?? tab;

const openerIn = (tab: number): number | null => store.loaded<Coverage>(coverageKey(tab))?.opener ?? null;

const openerOf = async (tab: number, initiator: string): Promise<number | null> => {
  const shown = await browser.tabs.get(tab).catch(() => undefined);
  const window =
    shown?.windowId === undefined ? undefined : await browser.windows.get(shown.windowId).catch(() => null);
  // A link opened in a new tab has an opener too, and is a visit of its own.
  if (window?.type !== 'popup') return null;
  const opener = shown?.openerTabId ?? (await lastOf(initiator, tab));
  if (opener === undefined) return null;
  // A popup that opens another: all is the matter of the page that opened the first.
  return (await store.peek<Coverage>(coverageKey(opener)))?.opener ?? opener;
};

/** Firefox names no opener in another window: of the tabs that show the page which began this one, the last in use. */
const lastOf = async (origin: string, but: number): Promise<number | undefined> => {
  const tabs = await browser.tabs.query({ url: patternOf(origin) }).catch(() => []);
  return tabs.filter(({ id }) => id !== but).sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0]?.id;
};
