import { describe, expect, it, vi } from 'vitest';
import { FILTER, frameOf, withoutFragment } from '../../src/channels/web-request';
import { inChromium, inFirefox } from './make-details';

vi.mock('../../src/browser', () => ({ browser: { webRequest: {} } }));

describe.each([
  ['Chromium', inChromium],
  ['Firefox', inFirefox],
])('a request in %s', (_, details) => {
  it('says where it happened, when, and what asked', () => {
    expect(frameOf(details({ url: 'https://api.resource.test/orders?page=1#part' }))).toEqual({
      at: 1_700_000_000_000,
      tab: 7,
      frame: 0,
      top: 'https://app.spa.test',
      initiator: 'https://app.spa.test',
      url: 'https://api.resource.test/orders?page=1',
      reportedBy: 'browser',
      exchange: { id: '4711', method: 'GET', type: 'xmlhttprequest' },
    });
  });

  it('is a preflight when its method is OPTIONS, and none of ours', () => {
    expect(frameOf(details({ method: 'OPTIONS' }))).toBeNull();
  });

  it('is a worker’s without a tab, and told with the site it works for', () => {
    const from = { initiator: 'https://app.spa.test', originUrl: 'https://app.spa.test/worker.js' };
    expect(frameOf(details({ tabId: -1, frameId: 0, ...from }))).toMatchObject({
      tab: -1,
      frame: -1,
      top: null,
      initiator: 'https://app.spa.test',
    });
  });

  it('is the browser’s own without a tab and without anyone who asks', () => {
    const nobody = { initiator: undefined, originUrl: undefined, documentUrl: undefined } as object;
    expect(frameOf(details({ tabId: -1, ...nobody }))).toBeNull();
  });

  it('has a navigation’s target for its top', () => {
    const url = 'https://login.idp.test/authorize?client_id=spa';
    expect(frameOf(details({ type: 'main_frame', url }))?.top).toBe('https://login.idp.test');
  });
});

describe('a request of an extension is passed over', () => {
  it.each(['chrome-extension://abcdefghijklmnop', 'moz-extension://1f-2e'])('%s', (origin) => {
    expect(frameOf(inChromium({ initiator: origin }))).toBeNull();
    expect(frameOf(inFirefox({ originUrl: `${origin}/popup.html` }))).toBeNull();
  });

  it('and a page whose name sounds like one is not', () => {
    expect(frameOf(inChromium({ initiator: 'https://moz-extension.test' }))).not.toBeNull();
  });
});

describe('the top of a frame', () => {
  it('is its outermost ancestor, where the browser names them', () => {
    const frameAncestors = [
      { url: 'https://widget.third.test/inner', frameId: 4 },
      { url: 'https://app.spa.test/orders', frameId: 0 },
    ];
    const frame = frameOf(inFirefox({ frameId: 9, documentUrl: 'https://pay.third.test/', frameAncestors }));
    expect(frame?.top).toBe('https://app.spa.test');
  });

  it('is not known of an inner frame where the browser does not', () => {
    expect(frameOf(inChromium({ frameId: 9, initiator: 'https://widget.third.test' }))).toMatchObject({
      frame: 9,
      top: null,
      initiator: 'https://widget.third.test',
    });
  });

  it('is the document of the main frame, even where a worker of another origin asks', () => {
    expect(frameOf(inFirefox({ originUrl: 'https://cdn.third.test/worker.js' }))).toMatchObject({
      top: 'https://app.spa.test',
      initiator: 'https://cdn.third.test',
    });
  });

  it('is nobody’s where an opaque origin asks', () => {
    const frame = frameOf(inChromium({ initiator: 'null' }));
    expect(frame?.top).toBeNull();
    expect(frame).not.toHaveProperty('initiator');
  });

  it('is not known of a request that says nothing of who asks', () => {
    const { initiator: _, ...details } = { initiator: undefined, ...inChromium() };
    expect(frameOf(details)?.top).toBeNull();
  });
});

it('an address is cut at its first #', () => {
  expect(withoutFragment('https://a.test/?q=1#x#y')).toBe('https://a.test/?q=1');
  expect(withoutFragment('https://a.test/')).toBe('https://a.test/');
});

it('pages of extensions are not asked for', () => {
  expect(FILTER.urls).toEqual(['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*']);
});

describe('the word for headers that are withheld', () => {
  const wordsOf = async (webRequest: object) => {
    vi.resetModules();
    vi.doMock('../../src/browser', () => ({ browser: { webRequest } }));
    return (await import('../../src/channels/web-request')).EXTRA_HEADERS;
  };

  it('is said to a browser that knows it, and to no other', async () => {
    expect(await wordsOf({ OnBeforeSendHeadersOptions: { EXTRA_HEADERS: 'extraHeaders' } })).toEqual(['extraHeaders']);
    expect(await wordsOf({ OnBeforeSendHeadersOptions: { REQUEST_HEADERS: 'requestHeaders' } })).toEqual([]);
    expect(await wordsOf({})).toEqual([]);
  });
});
