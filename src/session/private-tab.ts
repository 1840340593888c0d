import { browser } from '../browser';

/** Whether a tab is in a private window: nothing of it may reach the disk. */
export const isPrivateTab = async (tab: number): Promise<boolean> =>
  (await browser.tabs.get(tab).catch(() => undefined))?.incognito === true;
