import { ledger, type TellEntries } from './ledger';
import { slices } from './slices';

/** How a place is read. `whole`: everything is told again. `hurry`: the page is leaving, there is no later. */
export type How = { whole?: boolean; hurry?: boolean };

/** Reads a place once and tells what is new; resolves to the ms of the page's time that it took. Never rejects. */
export type Reader = (how?: How) => Promise<number>;

/**
 * Reads a web storage again and again and tells what is new: kits assign `storage.name = …`, which no hook of setItem
 * sees. A long storage is read in slices, so that the page never waits for it.
 */
export const storageReader = (open: () => Storage, tell: TellEntries): Reader => {
  const round = ledger(tell);
  let reading = false;
  return async ({ whole = false, hurry = false } = {}) => {
    // A page that leaves has no later: what a look in slices has not come to is read at once.
    if (reading && !hurry) return 0;
    reading = true;
    const { rest, cost } = slices();
    try {
      const storage = open();
      const { see, close } = round(whole);
      const keys = Array.from({ length: Math.min(storage.length, MOST_KEYS) }, (_, at) => storage.key(at));
      for (const key of keys) {
        const value = key === null ? null : storage.getItem(key);
        if (key !== null && value !== null) see(key, value.slice(0, LONGEST));
        const pause = hurry ? undefined : rest();
        if (pause) await pause;
      }
      close();
    } catch {
      // A sandboxed frame, or a user's setting, denies storage: then nothing lies there either.
    } finally {
      reading = false;
    }
    return cost();
  };
};

const MOST_KEYS = 10_000;
const LONGEST = 2 ** 20;
