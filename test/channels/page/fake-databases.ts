import { vi } from 'vitest';

type Records = [key: IDBValidKey, value: unknown][];
type Databases = Record<string, Record<string, Records>>;
type Request = { result?: unknown; onsuccess?: () => void; onerror?: (event: Event) => void };

const soon = (run: () => void): void => void Promise.resolve().then(run);

/**
 * As much of IndexedDB as a reader needs. `gone`: databases that are listed, and deleted before they are opened. `batch` is
 * called at each transaction with the open connection, and may end it as a page that upgrades would.
 */
export const makeDatabases = (
  databases: Databases,
  { gone = [] as string[], batch = (_: { onversionchange?: () => void }): void => undefined } = {},
) => {
  const aborted: string[] = [];
  const closed: string[] = [];
  const counts: number[] = [];
  vi.stubGlobal('localStorage', { length: 0 });
  vi.stubGlobal('IDBKeyRange', { lowerBound: (key: IDBValidKey) => key });

  const connect = (name: string) => {
    const stores = databases[name] ?? {};
    let isClosed = false;
    const connection = {
      objectStoreNames: Object.keys(stores),
      onversionchange: undefined as (() => void) | undefined,
      close: () => {
        isClosed = true;
        closed.push(name);
      },
      transaction: (store: string, mode: string) => {
        if (isClosed) throw new DOMException('closed', 'InvalidStateError');
        if (mode !== 'readonly') throw new Error('It writes.');
        const transaction: { oncomplete?: () => void; objectStore: () => unknown } = { objectStore: () => records };
        const from = (after: IDBValidKey | null, count: number) => {
          const all = stores[store] ?? [];
          const start = after === null ? 0 : all.findIndex(([key]) => key === after) + 1;
          return all.slice(start, start + count);
        };
        const records = {
          getAllKeys: (after: IDBValidKey | null, count: number) => ({
            result: from(after, count).map(([key]) => key),
          }),
          getAll: (after: IDBValidKey | null, count: number) => {
            counts.push(count);
            return { result: from(after, count).map(([, value]) => value) };
          },
        };
        soon(() => transaction.oncomplete?.());
        batch(connection);
        return transaction;
      },
    };
    return connection;
  };

  const factory = {
    databases: async () => [...Object.keys(databases), ...gone].map((name) => ({ name, version: 1 })),
    open: (name: string, version?: number) => {
      if (version !== undefined) throw new Error('It asks for a version.');
      const request: Request & { onupgradeneeded?: () => void; transaction?: { abort(): void } } = {};
      request.transaction = { abort: () => void aborted.push(name) };
      soon(() => {
        if (gone.includes(name)) {
          request.onupgradeneeded?.();
          return request.onerror?.(new Event('error', { cancelable: true }));
        }
        request.result = connect(name);
        request.onsuccess?.();
      });
      return request;
    },
  };
  return { factory: factory as unknown as IDBFactory, aborted, closed, counts };
};
