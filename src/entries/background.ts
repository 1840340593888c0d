import { browser, openBeside } from '../browser';
import { fromAddress } from '../channels/address';
import { cookies } from '../channels/cookie';
import { channels } from '../channels/index';
import type { PageNews } from '../channels/page-report';
import { orderFollowing, orderPages, probeOpenPages, registerPageScripts } from '../channels/page-scripts';
import { peek } from '../channels/peek';
import { handle } from '../intents';
import { forgetAsked, noteAsked, noteRefused, settleAsked } from '../session/asked';
import type { Changed } from '../session/assign';
import { forgetTab } from '../session/desk';
import { tellExpiries } from '../session/expiries';
import { followedAt, tabsAt, whenSettled } from '../session/following';
import { ignoreExposure, restoreEntry, restoreExposure } from '../session/ignore-exposure';
import { ignored } from '../session/ignored';
import { inspector } from '../session/inspector';
import { noteIntroduced } from '../session/introduced';
import { judgeLate } from '../session/late-looks';
import { isPrivateTab } from '../session/private-tab';
import { settings } from '../session/settings';
import { keptOff } from '../session/switched-off';
import { BADGE_ALARM, refreshAll, refreshTab, setAlarm } from '../session/toolbar';
import { clearTab, pageBegan, pageHooked, recordPeek, tabChanged } from '../session/visits';
import { watching } from '../session/watching';
import hook from './page-hook.iife.ts?script&iife';
import { listenToSelections, offerToDecode, takeSelected } from './selected-text';
import probe from './storage-probe.iife.ts?script&iife';

const SCRIPTS = { hook, probe };
const PANEL_MENU = 'panel';

const waiting = new Set<number>();

/** What was proven just now may have lain somewhere before: every page of the site looks again, and every jar. */
const proved = whenSettled(async (site) => {
  for (const { tab, url } of await tabsAt(site)) {
    await orderFollowing(tab, await followedAt(url));
    await cookies.read(tab, url, take, true);
  }
});

const lookAtAddress = async (site: string): Promise<void> => {
  for (const { tab, url } of await tabsAt(site))
    for (const observation of fromAddress(tab, url, Date.now())) take(observation);
};

/** Some time after a sign-in or a sign-out: what is there still, and what has come of it. */
const lookLate = async (site: string): Promise<void> => {
  await lookAtAddress(site);
  for (const { tab, url } of await tabsAt(site)) {
    await orderPages('read', [tab]);
    await cookies.read(tab, url, take, true);
    await between(() => judgeLate(tab, Date.now()));
    await refreshTab(tab);
  }
};

/** A loud page changes its inspection many times a second: the toolbar follows four times a second at most. */
const changed: Changed = (tab, follows, late = []) => {
  if (follows !== undefined) proved(follows);
  for (const { site, afterMs, address } of late)
    setTimeout(() => void (address ? lookAtAddress : lookLate)(site), afterMs);
  if (waiting.has(tab)) return;
  waiting.add(tab);
  setTimeout(() => {
    waiting.delete(tab);
    void refreshTab(tab).then(setAlarm);
  }, 250);
};

const { take, between } = inspector(changed);

const greet = async ({ tab, frame, top, news }: PageNews): Promise<boolean> => {
  if (top === null || !(await watching.isWatched(top))) return false;
  if (news === 'hello') setTimeout(() => void followIn(tab, frame, top), 0);
  if (frame === 0 && news === 'hello') await between(() => pageBegan(tab, top, Date.now()));
  if (frame === 0 && news === 'hooked') await between(() => pageHooked(tab));
  return true;
};

/** A page that has just been told that it is watched learns what its site follows. */
const followIn = async (tab: number, frame: number, top: string): Promise<void> => {
  const followed = await followedAt(top);
  if (followed.length > 0) await orderFollowing(tab, followed, frame);
};

const isLookedAt = (origin: string): boolean => watching.isKnownWatched(origin) !== false;

const listen = () => channels(greet, isLookedAt).map((channel) => channel.listen(take));

let stops = listen();

const listenAnew = (): void => {
  for (const stop of stops) stop();
  stops = listen();
};

const tabIds = async (): Promise<number[]> =>
  (await browser.tabs.query({})).flatMap(({ id }) => (id === undefined ? [] : [id]));

const register = async (): Promise<void> => registerPageScripts(SCRIPTS, await keptOff());

/** Access has changed: what is watched is asked again, in every tab. */
const accessChanged = async (): Promise<void> => {
  watching.forgetGrants();
  const tabs = await tabIds();
  for (const tab of tabs) await between(() => moved(tab));
  await refreshAll();
};

/** What is known of a tab is asked again: where it is, whether that is watched, and whether what was asked for is given. */
const moved = async (tab: number): Promise<void> => {
  await tabChanged(tab);
  await settleAsked(tab);
};

browser.permissions.onAdded.addListener(async ({ origins = [] }) => {
  listenAnew();
  watching.forgetGrants();
  if (origins.length > 0) void noteIntroduced();
  await register();
  await probeOpenPages(SCRIPTS, origins);
  await accessChanged();
  // A page that activeTab put its probe into was told that it is not watched.
  await orderPages('watch', await tabIds());
});

browser.permissions.onRemoved.addListener(async () => {
  watching.forgetGrants();
  await accessChanged();
  const tabs = await browser.tabs.query({});
  // A tab whose address is no longer shown to us is one whose site is no longer granted.
  const lost = tabs.filter(({ url }) => url === undefined).flatMap(({ id }) => (id === undefined ? [] : [id]));
  await orderPages('stop', lost);
});

browser.tabs.onUpdated.addListener(async (tab, { status, url }) => {
  if (status !== 'loading' && url === undefined) return;
  await between(() => moved(tab));
  await refreshTab(tab);
});
browser.tabs.onRemoved.addListener((tab) => {
  void between(() => forgetTab(tab));
  void between(async () => {
    forgetAsked(tab);
    ignored.forget(tab);
  });
});

browser.alarms.onAlarm.addListener(async ({ name }) => {
  if (name !== BADGE_ALARM) return;
  for (const tab of await tabIds()) await between(() => tellExpiries(tab, Date.now()));
  await refreshAll();
});

browser.runtime.onInstalled.addListener(() => {
  void register();
  browser.contextMenus.create({ id: PANEL_MENU, title: browser.i18n.getMessage('menu_beside'), contexts: ['action'] });
  offerToDecode();
});
listenToSelections();
browser.runtime.onStartup.addListener(() => void register());
browser.contextMenus.onClicked.addListener(({ menuItemId }, tab) => {
  if (menuItemId === PANEL_MENU && tab?.id !== undefined) void openBeside(tab.id);
});

handle({
  async peek({ tab }) {
    const { url } = await browser.tabs.get(tab);
    if (url && (await watching.isWatched(new URL(url).origin))) {
      await orderPages('read', [tab]);
      return cookies.read(tab, url, take, true);
    }
    const seen = await peek(tab);
    if (seen && !(await watching.isGranted(seen.origin)))
      await between(() => recordPeek(tab, seen.origin, seen.observations));
  },
  async watch({ tab, origin, on }) {
    await watching.set(origin, on, await isPrivateTab(tab));
    await register();
    const tabs = await tabIds();
    if (!on) await orderPages('stop', tabs);
    // Pages of other sites go on, or do not begin.
    await orderPages('watch', tabs);
    // Other tabs may show the site too.
    await accessChanged();
  },
  async ignore({ tab, reason, ...named }) {
    await between(() => ignoreExposure(tab, named, reason));
    await refreshAll();
  },
  async restore({ tab, ...named }) {
    await between(() => restoreExposure(tab, named));
    await refreshAll();
  },
  async 'restore-entry'(entry) {
    await between(() => restoreEntry(entry));
    await refreshAll();
  },
  settings: ({ change }) => settings.change(change),
  async revoke({ origins }) {
    await browser.permissions.remove({ origins });
  },
  asked: ({ tab, site, origins }) => between(() => noteAsked(tab, site, origins, Date.now())),
  refused: ({ tab }) => between(() => noteRefused(tab)),
  introduced: noteIntroduced,
  selected: takeSelected,
  async reload({ tab }) {
    await browser.tabs.reload(tab);
  },
  async clear({ tab }) {
    await between(() => clearTab(tab));
    await refreshTab(tab);
  },
});

settings.follow();

void refreshAll();
