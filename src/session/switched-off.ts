import { browser } from '../browser';

export const SWITCHED_OFF_KEY = 'notWatching';

/** Sites the user switched off, by origin, as they are stored now: in private windows too, which only memory knows of. */
export const switchedOff = async (): Promise<readonly string[]> =>
  (await Promise.all([keptOff(), privatelyOff()])).flat();

/** Those that may be known on disk. */
export const keptOff = (): Promise<readonly string[]> => read(browser.storage.local);

/** Those switched off in a private window; until the browser ends. */
export const privatelyOff = (): Promise<readonly string[]> => read(browser.storage.session);

const read = async (area: typeof browser.storage.local): Promise<readonly string[]> => {
  const { [SWITCHED_OFF_KEY]: sites } = await area.get(SWITCHED_OFF_KEY);
  return Array.isArray(sites) ? sites.map(String) : [];
};
