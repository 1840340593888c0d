import { interest } from './interest';

type Entry = [key: string, value: string];

/**
 * Reads a web storage again and again and tells what is new: kits assign `storage.name = …`, which no hook of setItem
 * sees. A long storage is read in slices, so that the page never waits for it.
 */
export const storageReader = (open: () => Storage, tell: (entries: Entry[], again: boolean) => void) => {
  /** Told entries: their value, when they were told and by what interest, and whether a later look has found them still there. */
  const told = new Map<string, { value: string; at: number; age: number; still: boolean }>();
  let reading = false;

  const look = (key: string, value: string, now: number, fresh: Entry[], still: Entry[], whole: boolean): void => {
    const before = told.get(key);
    if (before?.value === value) {
      const isProven = before.age < interest.age && interest.knows(value);
      before.age = interest.age;
      if (!whole && !isProven && (before.still || now - before.at < STILL_AFTER_MS)) return;
      before.still = !isProven || now - before.at >= STILL_AFTER_MS;
      still.push([key, interest.excerpt(value, PORTION)]);
    } else if (interest.passes(key) || interest.passes(value)) {
      told.set(key, { value, at: now, age: interest.age, still: false });
      fresh.push([key, interest.excerpt(value, PORTION)]);
    }
  };

  /** `whole`: tell everything again, for whoever looks at this moment. `hurry`: the page is leaving, there is no later. */
  const read = async ({ whole = false, hurry = false } = {}): Promise<number> => {
    // A page that leaves has no later: what a look in slices has not come to is read at once.
    if (reading && !hurry) return 0;
    reading = true;
    const began = performance.now();
    let paused = 0;
    try {
      const storage = open();
      const keys = Array.from({ length: Math.min(storage.length, MOST_KEYS) }, (_, at) => storage.key(at));
      const fresh: Entry[] = [];
      const still: Entry[] = [];
      let slice = performance.now();
      for (const key of keys) {
        const value = key === null ? null : storage.getItem(key);
        if (key !== null && value !== null) look(key, value.slice(0, LONGEST), Date.now(), fresh, still, whole);
        if (hurry || performance.now() - slice < SLICE_MS) continue;
        const from = performance.now();
        await new Promise((resolve) => setTimeout(resolve, 0));
        slice = performance.now();
        paused += slice - from;
      }
      const present = new Set(keys);
      for (const key of told.keys()) if (!present.has(key)) told.delete(key);
      for (const part of portions(fresh)) tell(part, false);
      for (const part of portions(still)) tell(part, true);
    } catch {
      // A sandboxed frame, or a user's setting, denies storage: then nothing lies there either.
    } finally {
      reading = false;
    }
    return performance.now() - began - paused;
  };
  return read;
};

const SLICE_MS = 8;
const MOST_KEYS = 10_000;
const LONGEST = 2 ** 20;
/** A copy gone sooner than this was a hand-over: a rule asks for it. */
const STILL_AFTER_MS = 2_100;
const PORTION = 65_536;

/** A message of a bounded size each; a single long value is one of its own. */
const portions = function* (entries: Entry[]): Generator<Entry[]> {
  let part: Entry[] = [];
  let size = 0;
  for (const entry of entries) {
    const length = entry[0].length + entry[1].length;
    if (part.length > 0 && size + length > PORTION) {
      yield part;
      part = [];
      size = 0;
    }
    part.push(entry);
    size += length;
  }
  if (part.length > 0) yield part;
};
