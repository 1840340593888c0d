import { browser } from '../browser';

/** In storage.local: true once the user has read what this is, or has given access to a site for the first time. */
export const INTRODUCED_KEY = 'introduced';

export const noteIntroduced = (): Promise<void> => browser.storage.local.set({ [INTRODUCED_KEY]: true });
