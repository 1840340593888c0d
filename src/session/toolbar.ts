import { browser } from '../browser';
import { originOf } from '../oauth/address';
import { badgeOf, nextChange, showBadge } from './badge';
import { type Inspection, inspectionKey } from './inspection';
import { store } from './store';
import { watching } from './watching';

export const BADGE_ALARM = 'badge';

/** Browsers hold packed extensions to this. In ms. */
const SHORTEST_ALARM_MS = 30_000;

/** Puts badge and icon of one tab as they should be: the browser clears both on every navigation. */
export const refreshTab = async (tab: number): Promise<void> => {
  const shown = await browser.tabs.get(tab).catch(() => undefined);
  // Closed meanwhile: Chromium puts a call for such a tab down as an error, caught or not.
  if (!shown) return;
  const origin = originOf(shown.url);
  const watched = origin !== null && (await watching.isWatched(origin));
  const inspection = await store.peek<Inspection>(inspectionKey(tab));
  await showBadge(tab, badgeOf(inspection, watched, Date.now()));
};

/** All tabs, and the alarm for the next change of any. */
export const refreshAll = async (): Promise<void> => {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : refreshTab(id))));
  await setAlarm();
};

/** Wakes the worker when a shown time changes, and not before. */
export const setAlarm = async (): Promise<void> => {
  const now = Date.now();
  const tabs = await browser.tabs.query({});
  const inspections = await Promise.all(tabs.map(({ id }) => store.peek<Inspection>(inspectionKey(id ?? -1))));
  const changes = inspections
    .map((inspection) => inspection && nextChange(inspection, now))
    .filter((left) => left !== undefined);
  if (changes.length === 0) return;
  browser.alarms.create(BADGE_ALARM, { when: now + Math.max(Math.min(...changes), SHORTEST_ALARM_MS) });
};
