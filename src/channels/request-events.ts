import type { WebRequest } from '../browser';
import { browser } from '../browser';
import type { Channel, Emit } from './channel';
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
 */
export const requests: Channel = {
  listen(emit) {
    const before = (details: WebRequest.OnBeforeRequestDetailsType): undefined => {
      pass(emit, fromRequestUrl(details), fromFragment(details), fromRequestBody(details));
    };
    const sending = (details: WebRequest.OnBeforeSendHeadersDetailsType): undefined =>
      pass(emit, fromRequestHeaders(details), fromReferer(details));
    const received = (details: WebRequest.OnHeadersReceivedDetailsType): undefined =>
      pass(emit, fromResponseHeaders(details));
    const { onBeforeRequest, onBeforeSendHeaders, onHeadersReceived } = browser.webRequest;
    onBeforeRequest.addListener(before, FILTER, ['requestBody']);
    onBeforeSendHeaders.addListener(sending, FILTER, [
      'requestHeaders',
      ...EXTRA_HEADERS,
    ] as WebRequest.OnBeforeSendHeadersOptions[]);
    onHeadersReceived.addListener(received, FILTER, [
      'responseHeaders',
      ...EXTRA_HEADERS,
    ] as WebRequest.OnHeadersReceivedOptions[]);
    return () => {
      onBeforeRequest.removeListener(before);
      onBeforeSendHeaders.removeListener(sending);
      onHeadersReceived.removeListener(received);
    };
  },
};

const pass = (emit: Emit, ...groups: ReturnType<typeof fromRequestUrl>[]): undefined => {
  for (const group of groups) for (const observation of group) emit(observation);
};
