import { interest } from './interest';
import { ledger, type TellEntries } from './ledger';
import { slices } from './slices';
import type { Reader } from './storage-reader';

/**
 * Reads what the page's caches hold and tells what is new: addresses with a query, headers, and small bodies of JSON,
 * form or text. Only a cache that is there is opened, since opening makes one.
 */
export const cacheReader = (open: () => CacheStorage | undefined, tell: TellEntries): Reader => {
  const round = ledger(tell);
  let reading = false;
  return async ({ whole = false, hurry = false } = {}) => {
    if (reading || hurry) return 0;
    reading = true;
    const began = performance.now();
    try {
      const caches = open();
      const { see, close } = round(whole);
      let left = MOST_ENTRIES;
      for (const name of caches ? (await caches.keys()).slice(0, MOST_CACHES) : []) {
        if (!(await caches?.has(name))) continue;
        const cache = await caches?.open(name);
        const requests = ((await cache?.keys()) ?? []).filter(({ url }) => !STATIC.test(url)).slice(0, left);
        left -= requests.length;
        const { rest } = slices();
        for (const request of requests) {
          const response = await cache?.match(request);
          if (response) await readEntry(name, request, response, see);
          await rest();
          if (performance.now() - began > LONGEST_MS) return performance.now() - began;
        }
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

const MOST_CACHES = 20;
const MOST_ENTRIES = 1_000;
const LONGEST_MS = 10_000;
const LARGEST_BODY = 65_536;
/** The page's own files: what most caches are made of. */
const STATIC = /^[^?#]*\.(?:m?js|css|html?|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|wasm|mp[34]|webm)(?:#|$)/i;
const TEXT = /^(?:application\/(?:[\w.+-]*json|x-www-form-urlencoded|jwt)|text\/plain)\b/i;

const readEntry = async (
  cache: string,
  { url, headers: asked }: Request,
  response: Response,
  see: (key: string, value: string) => void,
): Promise<void> => {
  const { origin, pathname } = new URL(url);
  const place = `${cache} › ${origin === globalThis.origin ? '' : origin}${pathname}`;
  if (url.includes('?')) see(place, url);
  for (const [name, value] of [...asked, ...response.headers])
    if (interest.passes(name) || interest.passes(value)) see(`${place} › ${name}`, value);
  const size = Number(response.headers.get('content-length') ?? 0);
  if (!TEXT.test(response.headers.get('content-type') ?? '') || size > LARGEST_BODY) return;
  see(`${place} › body`, await beginningOf(response));
};

/** A body may be endless, whatever its header says: no more of it is read than is looked at. */
const beginningOf = async ({ body }: Response): Promise<string> => {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length <= LARGEST_BODY) continue;
    void reader?.cancel();
    return '';
  }
  return text;
};
