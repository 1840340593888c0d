import { CLIENTS } from '../../clients';
import { refreshTokenOf } from '../../page/refresh-token';
import { runSignedIn } from '../../page/signed-in';
import { spa } from '../../page/spa';

const app = spa({ client: CLIENTS.spa, store: 'memory' });

const open = (version: number): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('shop', version);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0) request.result.createObjectStore('state');
    };
    request.onblocked = () => reject(new Error('Somebody else keeps the database open.'));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });

const put = (database: IDBDatabase, key: string, value: unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction('state', 'readwrite');
    transaction.objectStore('state').put(value, key);
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

await runSignedIn(app, {
  'sign-in': app.signIn,
  async keep() {
    const database = await open(1);
    const picture = new Blob([new Uint8Array(50_000)]);
    await put(database, 'user', {
      name: 'Ada',
      picture,
      auth: { sessions: [{ remembered: await refreshTokenOf(app) }] },
    });
    database.close();
    return 'A record of IndexedDB holds the refresh token.';
  },
  async upgrade() {
    // While it is being read.
    for (let version = 2; version < 12; version++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      (await open(version)).close();
    }
    return 'The database was upgraded ten times.';
  },
});
