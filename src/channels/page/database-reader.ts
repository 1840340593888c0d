import { jsonText } from './json-text';
import { ledger, type TellEntries } from './ledger';
import type { Reader } from './storage-reader';

/**
 * Reads every IndexedDB database of the origin and tells what is new. Nothing is made or changed, and the page is never
 * kept waiting: a database is opened only where it is listed, without a version; a connection closes at once when the
 * page wants to upgrade or delete; and each small batch of records has a short read-only transaction of its own.
 */
export const databaseReader = (open: () => IDBFactory, tell: TellEntries): Reader => {
  const round = ledger(tell);
  let reading = false;
  // Nothing in a database can be read before a page has left: that look is not for here.
  return async ({ whole = false, hurry = false } = {}) => {
    if (reading || hurry) return 0;
    reading = true;
    const began = performance.now();
    try {
      // Where storage is denied Chromium's databases() leaves a rejection that nobody can handle: localStorage says so first.
      void localStorage.length;
      const factory = open();
      const { see, close } = round(whole);
      const budget = { records: MOST_RECORDS, size: LARGEST, until: began + LONGEST_MS };
      for (const { name } of (await factory.databases()).slice(0, MOST_DATABASES)) {
        if (name !== undefined) await readDatabase(factory, name, see, budget);
      }
      close();
    } catch {
      // Denied, or gone meanwhile: then there is nothing to read.
    } finally {
      reading = false;
    }
    return performance.now() - began;
  };
};

const MOST_DATABASES = 20;
const MOST_STORES = 50;
const MOST_RECORDS = 20_000;
/** Characters of text in one round. */
const LARGEST = 32 * 2 ** 20;
const LONGEST_MS = 10_000;
/** A page that upgrades its database lets nobody in: it is read the next time. */
const PATIENCE_MS = 1_000;
/** Records and characters in one batch, which is one task of the page. */
const MOST_AT_ONCE = 64;
const LARGEST_AT_ONCE = 65_536;

type Budget = { records: number; size: number; until: number };
type See = (key: string, value: string) => void;

const readDatabase = async (factory: IDBFactory, name: string, see: See, budget: Budget): Promise<void> => {
  const database = await opened(factory, name);
  if (!database) return;
  try {
    for (const store of [...database.objectStoreNames].slice(0, MOST_STORES))
      await readStore(database, store, `${name} › ${store}`, see, budget);
  } catch {
    // The page has claimed it: the other databases are still to be read.
  } finally {
    database.close();
  }
};

const opened = (factory: IDBFactory, name: string): Promise<IDBDatabase | null> =>
  new Promise((resolve) => {
    const request = factory.open(name);
    let isLate = false;
    setTimeout(() => {
      isLate = true;
      resolve(null);
    }, PATIENCE_MS);
    // Deleted since it was listed: what would be made by opening it is taken back.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = (event) => {
      event.preventDefault();
      resolve(null);
    };
    request.onsuccess = () => {
      const { result: database } = request;
      database.onversionchange = () => database.close();
      if (isLate) database.close();
      else resolve(database);
    };
  });

const readStore = async (
  database: IDBDatabase,
  store: string,
  place: string,
  see: See,
  budget: Budget,
): Promise<void> => {
  let range: IDBKeyRange | null = null;
  let count = 4;
  while (budget.records > 0 && budget.size > 0 && performance.now() < budget.until) {
    const { keys, values } = await batchOf(database, store, range, count);
    let size = 0;
    for (const [at, value] of values.entries()) {
      const text = jsonText(value);
      size += text.length;
      see(`${place} › ${keyText(keys[at])}`, text);
    }
    const last = keys.at(-1);
    if (keys.length < count || last === undefined) return;
    budget.records -= keys.length;
    budget.size -= size;
    range = IDBKeyRange.lowerBound(last, true);
    count = Math.min(Math.max(Math.floor((count * LARGEST_AT_ONCE) / (size + 1)), 1), count * 2, MOST_AT_ONCE);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
};

type Batch = { keys: IDBValidKey[]; values: unknown[] };

const batchOf = (database: IDBDatabase, store: string, range: IDBKeyRange | null, count: number): Promise<Batch> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(store, 'readonly');
    const records = transaction.objectStore(store);
    const keys = records.getAllKeys(range, count);
    const values = records.getAll(range, count);
    transaction.oncomplete = () => resolve({ keys: keys.result, values: values.result });
    transaction.onabort = reject;
  });

const LONGEST_KEY = 200;

const keyText = (key: IDBValidKey | undefined): string => {
  if (Array.isArray(key)) return key.map(keyText).join(',').slice(0, LONGEST_KEY);
  if (typeof key === 'object' && 'getTime' in key) return String(Number(key));
  return typeof key === 'string' || typeof key === 'number' ? String(key).slice(0, LONGEST_KEY) : '';
};
