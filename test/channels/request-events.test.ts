import { describe, expect, it, vi } from 'vitest';
import { requests } from '../../src/channels/request-events';
import { FILTER } from '../../src/channels/web-request';
import type { Observation } from '../../src/oauth/observation';
import { fakeEvent } from './fake-event';
import { bytes, inChromium, inFirefox } from './make-details';

const extension = vi.hoisted(() => ({ browser: { webRequest: {} as Record<string, unknown> } }));
vi.mock('../../src/browser', () => extension);

const open = () => {
  const events = { onBeforeRequest: fakeEvent(), onBeforeSendHeaders: fakeEvent(), onHeadersReceived: fakeEvent() };
  Object.assign(extension.browser.webRequest, events);
  const seen: Observation[] = [];
  const stop = requests(() => true).listen((observation) => void seen.push(observation));
  return { ...events, seen, stop };
};

describe('the events of requests', () => {
  it('are each listened to once, with what they must bring', () => {
    const { onBeforeRequest, onBeforeSendHeaders, onHeadersReceived } = open();
    expect(onBeforeRequest.options).toEqual([[FILTER, ['requestBody']]]);
    expect(onBeforeSendHeaders.options).toEqual([[FILTER, ['requestHeaders']]]);
    expect(onHeadersReceived.options).toEqual([[FILTER, ['responseHeaders']]]);
  });

  it('become observations, and never touch the request', () => {
    const { onBeforeRequest, onBeforeSendHeaders, onHeadersReceived, seen } = open();
    const details = inChromium({
      type: 'main_frame',
      url: 'https://app.spa.test/?a=b#c=d',
      requestBody: bytes('e=f'),
      requestHeaders: [
        { name: 'Authorization', value: 'g' },
        { name: 'Referer', value: 'https://login.idp.test/?i=j' },
      ],
      responseHeaders: [{ name: 'X-Token', value: 'h' }],
    });
    const answers = [onBeforeRequest, onBeforeSendHeaders, onHeadersReceived].flatMap((event) => event.fire(details));
    expect(answers).toEqual([undefined, undefined, undefined]);
    expect(seen.map(({ channel }) => channel)).toEqual([
      'request-url',
      'fragment',
      'request-body',
      'request-header',
      'referer',
      'response-header',
    ]);
  });

  it('say that the body follows where the browser lets it be read, unless the page is known not to be looked at', async () => {
    vi.resetModules();
    const filter = { write: () => undefined, disconnect: () => undefined };
    extension.browser.webRequest.filterResponseData = vi.fn(() => filter);
    const { requests: filtering } = await import('../../src/channels/request-events');
    const { onHeadersReceived } = open();
    const looked = vi.fn((origin: string) => origin !== 'https://off.test');
    const seen: Observation[] = [];
    filtering(looked).listen((observation) => void seen.push(observation));
    const responseHeaders = [{ name: 'content-type', value: 'application/json' }];
    for (const page of ['https://app.spa.test/', 'https://off.test/'])
      onHeadersReceived.fire(inFirefox({ originUrl: page, documentUrl: page, responseHeaders }));
    delete extension.browser.webRequest.filterResponseData;
    expect(onHeadersReceived.options.at(-1)).toEqual([FILTER, ['responseHeaders', 'blocking']]);
    expect(looked.mock.calls).toEqual([['https://app.spa.test'], ['https://off.test']]);
    expect(seen.map(({ exchange }) => exchange?.answer?.bodyFollows)).toEqual([true, undefined]);
  });

  it('are heard no more after stopping, and once after listening anew', () => {
    const first = open();
    first.stop();
    const events = [first.onBeforeRequest, first.onBeforeSendHeaders, first.onHeadersReceived];
    expect(events.map(({ size }) => size)).toEqual([0, 0, 0]);
    const again = requests(() => true).listen(() => undefined);
    expect(events.map(({ size }) => size)).toEqual([1, 1, 1]);
    again();
  });
});
