import type { WebRequest } from '../browser';
import { browser } from '../browser';
import type { Observation } from '../oauth/observation';
import { frameOf } from './web-request';

/** Where a browser lets an extension read a response as it passes, the listener that asks for it has to be a blocking one. */
export const BLOCKING: readonly string[] = 'filterResponseData' in browser.webRequest ? ['blocking'] : [];

/**
 * Reads the body of a response while it goes on to the page or worker, which gets each piece first; `take` is called with
 * the whole of it. To be called inside onHeadersReceived. Answers whether there is a body to come: none where the browser
 * does not offer it, or where the headers say that it is no text, an endless one, or longer than a megabyte.
 */
export const filterResponse = (
  details: WebRequest.OnHeadersReceivedDetailsType,
  take: (observation: Observation) => void,
): boolean => {
  if (BLOCKING.length === 0 || details.type !== 'xmlhttprequest' || BODILESS.has(details.statusCode)) return false;
  const headers = details.responseHeaders ?? [];
  const headerOf = (wanted: string) => headers.find(({ name }) => name.toLowerCase() === wanted)?.value ?? '';
  const media = headerOf('content-type');
  const frame = READ.test(media) && Number(headerOf('content-length') || 0) <= LONGEST ? frameOf(details) : null;
  if (!frame?.exchange) return false;
  const exchange = { ...frame.exchange, answer: { status: details.statusCode } };
  return follow(details.requestId, (text) =>
    take({ ...frame, at: Date.now(), exchange, channel: 'response-body', fields: [{ name: '', value: text, media }] }),
  );
};

const LONGEST = 2 ** 20;
/** From its first piece on; a token response is there by then. ms. */
const PATIENCE_MS = 1_000;
/** A redirection's body is nobody's to read, and a filter on it ends in an error. */
const BODILESS: ReadonlySet<number> = new Set([101, 204, 205, 301, 302, 303, 304, 307, 308]);
const READ = /^\s*(?:application\/(?:[\w.+-]*json|x-www-form-urlencoded|jwt)|text\/(?!event-stream|css|javascript))/i;

const follow = (request: string, take: (text: string) => void): boolean => {
  const filter = open(request);
  if (!filter) return false;
  const decoder = new TextDecoder();
  let text = '';
  const end = () => {
    try {
      // Without it the page waits for ever.
      filter.disconnect();
    } catch {
      // It failed, and with that it has let go already.
    }
  };
  const finish = () => {
    clearTimeout(timer);
    end();
    // A response cut off by a navigation ends with nothing.
    if (text !== '') take(text);
    text = '';
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  filter.ondata = ({ data }) => {
    // Firefox goes on loading what a page has cancelled as long as a filter holds it: a body without an end is let go, and
    // what has come of it is taken.
    timer ??= setTimeout(finish, PATIENCE_MS);
    filter.write(data);
    text += decoder.decode(data, { stream: true });
    if (text.length <= LONGEST) return;
    text = '';
    end();
  };
  filter.onstop = finish;
  filter.onerror = end;
  return true;
};

/** A request that has just been cancelled can be filtered no more. */
const open = (request: string): Filter | undefined => {
  try {
    return browser.webRequest.filterResponseData(request) as unknown as Filter;
  } catch {
    return undefined;
  }
};

type Filter = {
  write(data: ArrayBuffer): void;
  disconnect(): void;
  ondata: (event: { data: ArrayBuffer }) => void;
  onstop: () => void;
  onerror: () => void;
};
