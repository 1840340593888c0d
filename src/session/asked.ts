import { browser } from '../browser';
import { originOf } from '../oauth/address';
import { store } from './store';

/** `asked:<tabId>` in storage.session: access that was asked for in a tab, and has not been given. */
export type Asked = {
  /** Top-level origin that the tab showed; '' where no extension may look. */
  site: string;
  /** Match patterns. */
  origins: readonly string[];
  /** ms since the epoch. */
  at: number;
  /** The browser has answered. Chromium closes the popup as it asks: then nobody is there to hear a no. */
  refused: boolean;
};

export const askedKey = (tab: number): string => `asked:${tab}`;

/** Whether it was refused, as a page of ours knows that was opened at `since`, ms: before it, a dialog was there, and is gone. */
export const isRefused = ({ refused, at }: Asked, since: number): boolean => refused || at < since;

/** The browser is asking the user now. At once in storage: what asked may be opened again before long. */
export const noteAsked = async (tab: number, site: string, origins: readonly string[], at: number): Promise<void> => {
  if (await areGranted(origins)) return;
  store.set(askedKey(tab), { site, origins, at, refused: false } satisfies Asked);
  await store.flush();
};

/** It was answered with no. */
export const noteRefused = async (tab: number): Promise<void> => {
  const asked = await store.peek<Asked>(askedKey(tab));
  if (!asked) return;
  asked.refused = true;
  store.changed(askedKey(tab));
};

/** Forgets what was asked for once it is given, or the tab shows another site, or no address. */
export const settleAsked = async (tab: number): Promise<void> => {
  const asked = await store.peek<Asked>(askedKey(tab));
  if (!asked) return;
  const shown = await browser.tabs.get(tab).catch(() => undefined);
  if (asked.site !== (originOf(shown?.url) ?? '') || (await areGranted(asked.origins))) forgetAsked(tab);
};

export const forgetAsked = (tab: number): void => store.remove(askedKey(tab));

const areGranted = (origins: readonly string[]): Promise<boolean> =>
  browser.permissions.contains({ origins: [...origins] }).catch(() => false);
