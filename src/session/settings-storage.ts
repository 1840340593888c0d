import { browser } from '../browser';
import { type Held, holdSettings, SETTINGS_KEY } from './settings-document';

/** What the user set, as it is stored; undefined where nothing is, or can be read. */
export const storedSettings = async (): Promise<unknown> => {
  try {
    return (await browser.storage.local.get(SETTINGS_KEY))[SETTINGS_KEY];
  } catch {
    return undefined;
  }
};

/** What holds now, read anew. */
export const heldSettings = async (): Promise<Held> => holdSettings(await storedSettings(), await policy());

/** Firefox rejects where no administrator has set anything. */
const policy = async (): Promise<unknown> => {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    return undefined;
  }
};

/** Hears of every change of what an administrator set: Chromium brings a policy seconds after its start. */
export const onPolicy = (hear: () => void): void => {
  browser.storage.managed?.onChanged?.addListener(hear);
};
