import type { BrowserContext, Page } from 'playwright-core';
import type { Text } from './traffic';

/** All that lies in the browser for the page now shown: its stores, its cookies, and the messages its scripts exchanged. */
export const readStored = async (page: Page): Promise<Text[]> => {
  const { host } = new URL(page.url());
  const inPage = (await page.evaluate(READ)) as [channel: Text['channel'], where: string, text: string][];
  const cookies = (await page.context().cookies()).map(
    ({ name, value, domain, httpOnly }): Text => ({
      channel: httpOnly ? 'http-only-cookie' : 'cookie',
      host: domain.replace(/^\./, ''),
      where: name,
      text: value,
    }),
  );
  return [...inPage.map(([channel, where, text]) => ({ channel, host, where, text })), ...joinChunks(cookies)];
};

/** Lets pages write down each message a script of theirs sends or reads. Call before the first page opens. */
export const witnessMessages = (context: BrowserContext): Promise<unknown> => context.addInitScript(WITNESS);

/** A value too long for one cookie lies in several, name.0, name.1 and so on: the whole is what counts. */
const joinChunks = (cookies: readonly Text[]): Text[] => {
  const wholes = new Map<string, Text>();
  const inOrder = [...cookies].sort((a, b) => a.where.localeCompare(b.where, 'en', { numeric: true }));
  for (const cookie of inOrder) {
    const where = cookie.where.replace(/\.\d+$/, '');
    const key = `${cookie.host} ${where}`;
    wholes.set(key, { ...cookie, where, text: (wholes.get(key)?.text ?? '') + cookie.text });
  }
  return [...wholes.values()];
};

const WITNESS = `(() => {
  const heard = (globalThis.__heard = []);
  const put = (data) => {
    try { heard.push(typeof data === 'string' ? data : JSON.stringify(data) ?? ''); } catch {}
  };
  for (const { prototype } of [BroadcastChannel, MessagePort, Worker]) {
    const { postMessage } = prototype;
    prototype.postMessage = function (...args) {
      put(args[0]);
      return postMessage.apply(this, args);
    };
  }
  const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
  Object.defineProperty(MessageEvent.prototype, 'data', {
    configurable: true,
    enumerable: true,
    get() {
      const data = get.call(this);
      put(data);
      return data;
    },
  });
})();`;

const READ = `(async () => {
  const found = [];
  for (const [channel, store] of [['local-storage', localStorage], ['session-storage', sessionStorage]])
    for (let at = 0; at < store.length; at++) found.push([channel, store.key(at), store.getItem(store.key(at))]);
  for (const data of globalThis.__heard ?? []) found.push(['post-message', '', data]);
  const ask = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await ask(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const records = await ask(database.transaction(store).objectStore(store).getAll());
      for (const record of records) found.push(['indexed-db', name + ' ' + store, JSON.stringify(record)]);
    }
    database.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      found.push(['cache-storage', name, request.url + ' ' + JSON.stringify([...response.headers]) + ' ' + await response.text()]);
    }
  }
  return found;
})()`;
