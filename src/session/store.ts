import { browser } from '../browser';

/**
 * storage.session behind a copy of what this worker has read: one copy a worker life, one write per 250 ms at most, and
 * one at a time. What changes after a quiet time is written almost at once: a worker that was woken may not live long. Whoever reads gets the live object and says `changed` after altering it.
 */
export const store = {
  /** The document under `key`, read from storage once; `empty` makes it where there is none. */
  async open<T>(key: string, empty: () => T): Promise<T> {
    if (!documents.has(key)) {
      const stored = await read(key);
      // Two opens may have waited for the same read: the first to return is the copy.
      if (!documents.has(key)) keep(key, stored ?? empty(), stored !== undefined);
    }
    return documents.get(key) as T;
  },

  /** The document if there is one, without making it. */
  async peek<T>(key: string): Promise<T | undefined> {
    if (documents.has(key)) return documents.get(key) as T;
    const stored = await read(key);
    if (stored !== undefined && !documents.has(key)) keep(key, stored, true);
    return documents.get(key) as T | undefined;
  },

  /** The document if this worker has it already. */
  loaded: <T>(key: string): T | undefined => documents.get(key) as T | undefined,

  /** Whether another worker made it, and this one went on with it. */
  isInherited: (key: string): boolean => inherited.has(key),

  changed(key: string): void {
    dirty.add(key);
    schedule();
  },

  set(key: string, value: unknown): void {
    keep(key, value, false);
    store.changed(key);
  },

  remove(...keys: string[]): void {
    for (const key of keys) {
      documents.delete(key);
      removed.add(key);
      dirty.add(key);
    }
    schedule();
  },

  /** Every key in storage or waiting to be written. */
  async keys(): Promise<string[]> {
    await store.flush();
    return Object.keys(await browser.storage.session.get(null));
  },

  /** Writes now what waits; resolves when it is stored. */
  flush(): Promise<void> {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
    flushed = Date.now();
    // A write that fails for good loses what it held and no more: the next one starts clean.
    queue = queue.then(write).catch(() => undefined);
    return queue;
  },
};

const APART_MS = 250;
const MOST_ATTEMPTS = 7;
/** What belongs to one request comes in one go. */
const GATHER_MS = 10;
/** The browser's quota is 10 MB for everything; beyond ours the oldest tab goes first. */
const QUOTA_BYTES = 8_000_000;

const documents = new Map<string, unknown>();
/** Those that were in storage before this worker asked. */
const inherited = new Set<string>();
const dirty = new Set<string>();
/** Removed here and perhaps not yet there: storage may still show them. */
const removed = new Set<string>();
let flushed = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let queue: Promise<void> = Promise.resolve();

const keep = (key: string, value: unknown, isInherited: boolean): void => {
  documents.set(key, value);
  if (isInherited) inherited.add(key);
  else inherited.delete(key);
};

const read = async (key: string): Promise<unknown> =>
  removed.has(key) ? undefined : (await browser.storage.session.get(key))[key];

const schedule = (): void => {
  timer ??= setTimeout(() => void store.flush(), Math.max(GATHER_MS, flushed + APART_MS - Date.now()));
};

const write = async (): Promise<void> => {
  const keys = [...dirty];
  dirty.clear();
  const gone = keys.filter((key) => !documents.has(key));
  const kept = Object.fromEntries(keys.filter((key) => documents.has(key)).map((key) => [key, documents.get(key)]));
  if (gone.length > 0) await browser.storage.session.remove(gone);
  for (const key of gone) if (!dirty.has(key)) removed.delete(key);
  if (Object.keys(kept).length === 0) return;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    try {
      await browser.storage.session.set(kept);
      if ((await bytesInUse()) <= QUOTA_BYTES) return;
    } catch {
      // Over the browser's own quota: make room as for ours, and write again.
    }
    await dropOldest(kept);
  }
};

const bytesInUse = async (): Promise<number> => {
  const area = browser.storage.session as typeof browser.storage.session & {
    getBytesInUse?: (keys: null) => Promise<number>;
  };
  return (await area.getBytesInUse?.(null)) ?? 0;
};

/** Pages of events go before what a tab shows at first: those whose newest event is oldest. */
const PAGES_AT_ONCE = 50;

/** Pages of events; without any, the tab whose newest sighting is oldest, with all that only it uses. */
const dropOldest = async (writing: Record<string, unknown>): Promise<void> => {
  const all = await browser.storage.session.get(null);
  const gone = oldestPages(all) ?? oldestTab(all);
  for (const key of gone) {
    documents.delete(key);
    delete writing[key];
  }
  await browser.storage.session.remove(gone);
};

const oldestPages = (all: Record<string, unknown>): string[] | undefined => {
  const pages = Object.entries(all)
    .filter(([key]) => key.startsWith('events:'))
    .map(([key, value]) => [key, newestOf(value)] as const)
    .sort(([, a], [, b]) => a - b);
  return pages.length === 0 ? undefined : pages.slice(0, PAGES_AT_ONCE).map(([key]) => key);
};

const oldestTab = (all: Record<string, unknown>): string[] => {
  const ages = Object.entries(all)
    .filter(([key]) => key.startsWith('inspection:'))
    .map(([key, value]) => [key, lastSeen(value)] as const)
    .sort(([, a], [, b]) => a - b);
  const oldest = ages[0]?.[0];
  const raws = Object.keys(all).filter((key) => key.startsWith('raw:'));
  return ages.length > 1 && oldest ? [oldest, oldest.replace('inspection', 'coverage')] : raws;
};

const lastSeen = (inspection: unknown): number =>
  Math.max(0, ...((inspection as { sightings?: { last: number }[] }).sightings ?? []).map(({ last }) => last));

const newestOf = (page: unknown): number =>
  Array.isArray(page) ? Math.max(0, ...page.map(({ at }: { at?: number }) => at ?? 0)) : 0;
