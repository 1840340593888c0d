import type { WebRequest } from '../browser';
import { browser } from '../browser';
import { originOf } from '../oauth/address';
import type { Exchange, Observation } from '../oauth/observation';

/** Not <all_urls>: our own pages would show up. */
export const FILTER = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] };

/** What every webRequest event says of where it happened. Firefox and Chromium name the page that asked differently. */
type Details = Pick<
  WebRequest.OnBeforeRequestDetailsType,
  'requestId' | 'url' | 'method' | 'type' | 'tabId' | 'frameId' | 'timeStamp'
> & {
  initiator?: string;
  originUrl?: string;
  documentUrl?: string;
  frameAncestors?: { url: string }[];
};

/**
 * The part of an observation that the event gives, or null for what is none of ours: requests of extensions and of the
 * browser itself (G-SELF), and preflights (G-PREFLIGHT). A shared or a service worker has no tab, but a page that began it.
 */
export const frameOf = (details: Details): Omit<Observation, 'channel' | 'fields'> | null => {
  const { requestId, url, method, type, tabId, frameId, timeStamp } = details;
  const asker = details.initiator ?? details.originUrl;
  if (method === 'OPTIONS' || /^[a-z]+-extension:/.test(asker ?? '')) return null;
  const initiator = originOf(asker);
  if (tabId < 0 && initiator === null) return null;
  const exchange: Exchange = { id: requestId, method, type };
  return {
    // Chromium counts in fractions of a millisecond.
    at: Math.round(timeStamp),
    tab: tabId,
    frame: tabId < 0 ? -1 : frameId,
    top: tabId < 0 ? null : topOf(details, initiator),
    ...(initiator !== null && { initiator }),
    url: withoutFragment(url),
    reportedBy: 'browser',
    exchange,
  };
};

/** Both browsers put the fragment into `details.url`; it was not sent. */
export const withoutFragment = (url: string): string => {
  const hash = url.indexOf('#');
  return hash === -1 ? url : url.slice(0, hash);
};

/** Chromium withholds Cookie, Set-Cookie and Referer unless asked with a word that Firefox refuses. */
export const EXTRA_HEADERS: readonly string[] = 'EXTRA_HEADERS' in (browserOptions() ?? {}) ? ['extraHeaders'] : [];

function browserOptions(): object | undefined {
  return (browser.webRequest as unknown as { OnBeforeSendHeadersOptions?: object }).OnBeforeSendHeadersOptions;
}

/** A navigation's top is where it goes; the main frame's requests name it as their initiator; other frames may not know it. */
const topOf = (
  { type, url, frameId, frameAncestors, documentUrl }: Details,
  initiator: string | null,
): string | null => {
  if (type === 'main_frame') return originOf(url);
  const outermost = frameAncestors?.at(-1)?.url;
  if (outermost) return originOf(outermost);
  return frameId === 0 ? (originOf(documentUrl) ?? initiator) : null;
};
