import { browser } from '../browser';
import { originOf } from '../oauth/address';
import { badgeOf, nextChange, showBadge } from './badge';
import { type Inspection, inspectionKey } from './inspection';
import { store } from './store';
import { watching } from './watching';

export const BADGE_ALARM = 'badge';

/** Puts badge and icon of one tab as they should be: the browser clears both on every navigation. */
export const refreshTab = async (tab: number): Promise<void> => {
  const shown = await browser.tabs.get(tab).catch(() => undefined);
  // Closed meanwhile: Chromium puts a call for such a tab down as an error, caught or not.
  if (!shown) return;
  const watched = await isWatched(shown.url);
  const inspection = await store.peek<Inspection>(inspectionKey(tab));
  await showBadge(tab, badgeOf(inspection, watched, Date.now()));
};

/** All tabs, and the alarm for the next change of any. */
export const refreshAll = async (): Promise<void> => {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : refreshTab(id))));
  await setAlarm();
};

/** Wakes the worker when a badge changes, and not before; not at all where none will. */
export const setAlarm = async (): Promise<void> => {
  const now = Date.now();
  const tabs = await browser.tabs.query({});
  const changes = await Promise.all(
    tabs.map(async ({ id = -1, url }) =>
      nextChange(await store.peek<Inspection>(inspectionKey(id)), await isWatched(url), now),
    ),
  );
  const soonest = Math.min(...changes.flatMap((left) => left ?? []));
  if (Number.isFinite(soonest)) browser.alarms.create(BADGE_ALARM, { when: now + soonest });
  else await browser.alarms.clear(BADGE_ALARM);
};

const isWatched = async (url: string | undefined): Promise<boolean> => {
  const origin = originOf(url);
  return origin !== null && (await watching.isWatched(origin));
};
