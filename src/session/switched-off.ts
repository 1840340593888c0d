import { browser } from '../browser';

export const SWITCHED_OFF_KEY = 'notWatching';

/** Sites the user switched off, by origin, as storage.local has them now. */
export const switchedOff = async (): Promise<readonly string[]> => {
  const { [SWITCHED_OFF_KEY]: sites } = await browser.storage.local.get(SWITCHED_OFF_KEY);
  return Array.isArray(sites) ? sites.map(String) : [];
};
