import type { WebRequest } from '../browser';
import { browser } from '../browser';
import type { Observation } from '../oauth/observation';
import type { Channel, Emit } from './channel';
import { BLOCKING, filterResponse } from './filter-response';
import { fromFragment } from './fragment';
import { fromReferer } from './referer';
import { fromRequestBody } from './request-body';
import { fromRequestHeaders } from './request-header';
import { fromRequestUrl } from './request-url';
import { fromResponseHeaders } from './response-header';
import { EXTRA_HEADERS, FILTER } from './web-request';

/**
 * The three webRequest events, each listened to once: the number of listeners is what costs, not what they do. Chromium
 * never calls a listener that was added while no host was granted, so they are put up again after each grant.
 * `isLookedAt`: no response is read for a page of an origin that is known not to be.
 */
export const requests = (isLookedAt: (origin: string) => boolean): Channel => ({
  listen(emit) {
    const before = (details: WebRequest.OnBeforeRequestDetailsType): undefined => {
      pass(emit, fromRequestUrl(details), fromFragment(details), fromRequestBody(details));
    };
    const sending = (details: WebRequest.OnBeforeSendHeadersDetailsType): undefined =>
      pass(emit, fromRequestHeaders(details), fromReferer(details));
    const received = (details: WebRequest.OnHeadersReceivedDetailsType): undefined => {
      const [first, ...rest] = fromResponseHeaders(details);
      if (!first) return;
      const origin = first.top ?? first.initiator;
      const follows = (origin === undefined || isLookedAt(origin)) && filterResponse(details, emit);
      pass(emit, [follows ? withBody(first) : first, ...rest]);
    };
    const { onBeforeRequest, onBeforeSendHeaders, onHeadersReceived } = browser.webRequest;
    onBeforeRequest.addListener(before, FILTER, ['requestBody']);
    onBeforeSendHeaders.addListener(sending, FILTER, [
      'requestHeaders',
      ...EXTRA_HEADERS,
    ] as WebRequest.OnBeforeSendHeadersOptions[]);
    onHeadersReceived.addListener(received, FILTER, [
      'responseHeaders',
      ...EXTRA_HEADERS,
      ...BLOCKING,
    ] as WebRequest.OnHeadersReceivedOptions[]);
    return () => {
      onBeforeRequest.removeListener(before);
      onBeforeSendHeaders.removeListener(sending);
      onHeadersReceived.removeListener(received);
    };
  },
});

const withBody = (headers: Observation): Observation => {
  const { exchange } = headers;
  return exchange?.answer
    ? { ...headers, exchange: { ...exchange, answer: { ...exchange.answer, bodyFollows: true } } }
    : headers;
};

const pass = (emit: Emit, ...groups: ReturnType<typeof fromRequestUrl>[]): undefined => {
  for (const group of groups) for (const observation of group) emit(observation);
};
