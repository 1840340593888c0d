import { describe, expect, it, vi } from 'vitest';
import { type PageNews, pageReports } from '../../src/channels/page-report';
import type { Observation } from '../../src/oauth/observation';
import { fakeEvent } from './fake-event';
import { secret } from './make-details';

const extension = vi.hoisted(() => ({ browser: { webRequest: {} } as Record<string, unknown> }));
vi.mock('../../src/browser', () => ({
  get browser() {
    return extension.browser;
  },
}));

const OWN = 'chrome-extension://ourselves/';
const at = Date.now();
const exchange = {
  tell: 'exchange',
  number: 1,
  method: 'GET',
  url: 'https://api.resource.test/',
  type: 'fetch',
  sentAt: at,
  at,
  status: 200,
};
const sender = (more: object = {}) => ({
  id: 'ourselves',
  tab: { id: 7, url: 'https://app.spa.test/orders' },
  frameId: 0,
  url: 'https://app.spa.test/orders',
  origin: 'https://app.spa.test',
  documentId: 'D1',
  ...more,
});

const open = (watched = true) => {
  const onMessage = fakeEvent();
  extension.browser = { runtime: { id: 'ourselves', getURL: (path: string) => OWN + path, onMessage } };
  const seen: Observation[] = [];
  const news: PageNews[] = [];
  const greet = async (one: PageNews) => {
    news.push(one);
    return watched;
  };
  const stop = pageReports(greet).listen((observation) => void seen.push(observation));
  const say = (message: unknown, from: object = sender()) => onMessage.fire(message, from)[0];
  return { onMessage, seen, news, say, stop };
};

describe('a page that asks whether it is watched', () => {
  it('is told, and told nothing else', async () => {
    for (const watched of [true, false]) {
      const { say, news } = open(watched);
      expect(await say({ tell: 'hello', isTop: true })).toBe(watched);
      expect(news).toEqual([{ tab: 7, frame: 0, top: 'https://app.spa.test', news: 'hello' }]);
    }
  });

  it.each(['hooked', 'flooded'])('is heard when it says %s, and not answered', (tell) => {
    const { say, news } = open();
    expect(say({ tell, isTop: true })).toBeUndefined();
    expect(news).toEqual([{ tab: 7, frame: 0, top: 'https://app.spa.test', news: tell }]);
  });
});

describe('a report', () => {
  it('of storage, of an address or of an exchange becomes observations, and no answer', () => {
    const { say, seen, news } = open();
    const value = secret();
    const answers = [
      say({ tell: 'stored', place: 'local-storage', entries: [['session', value]], again: false, at, isTop: true }),
      say({ tell: 'address', href: `https://app.spa.test/cb#access_token=${value}`, at, isTop: true }),
      say({ ...exchange, responseBody: value, isTop: true }),
    ];
    expect(answers).toEqual([undefined, undefined, undefined]);
    expect(news).toEqual([]);
    expect(seen.map(({ channel, reportedBy, top, url }) => [channel, reportedBy, top, url])).toEqual([
      ['local-storage', 'browser', 'https://app.spa.test', 'https://app.spa.test/'],
      ['fragment', 'browser', 'https://app.spa.test', 'https://app.spa.test/cb'],
      ['response-body', 'page', 'https://app.spa.test', 'https://api.resource.test/'],
    ]);
  });

  it('of an inner frame belongs to the page on top of it', () => {
    const { say, seen } = open();
    const from = sender({ frameId: 3, url: 'https://widget.third.test/x', origin: 'https://widget.third.test' });
    say({ tell: 'stored', place: 'local-storage', entries: [['a', secret()]], again: false, at, isTop: false }, from);
    expect(seen[0]).toMatchObject({ frame: 3, top: 'https://app.spa.test', url: 'https://widget.third.test/' });
  });

  it('of a page that is being left belongs to that page, not to the one that comes', () => {
    const { say, seen } = open();
    const from = sender({ tab: { id: 7, url: 'https://login.idp.test/' } });
    say({ tell: 'stored', place: 'session-storage', entries: [['a', secret()]], again: false, at, isTop: true }, from);
    expect(seen[0]?.top).toBe('https://app.spa.test');
  });

  it('of a frame without an address of its own belongs to the origin it has', () => {
    const { say, seen } = open();
    const from = sender({ frameId: 3, url: 'about:srcdoc', tab: { id: 7 } });
    say({ tell: 'stored', place: 'local-storage', entries: [['a', secret()]], again: false, at, isTop: false }, from);
    expect(seen[0]).toMatchObject({ top: null, url: 'https://app.spa.test/' });
  });

  it('of a sandboxed frame without an address is of the page that wrote it', () => {
    const { say, seen } = open();
    const entries = [['input[name=token]', secret()]];
    for (const url of ['about:srcdoc', 'about:blank', 'data:text/html,x', 'blob:null/1'])
      say(
        { tell: 'stored', place: 'document', entries, again: false, at, isTop: false },
        sender({ frameId: 3, url, origin: 'null' }),
      );
    expect(seen.map(({ top, url }) => [top, url])).toEqual(
      Array(4).fill(['https://app.spa.test', 'https://app.spa.test/']),
    );
  });

  it('is known by its address where the browser names no origin, and kept apart by its frame where it names no document', () => {
    const { say, seen } = open();
    say({ ...exchange, responseBody: 'a' }, sender({ origin: undefined, documentId: undefined }));
    say({ ...exchange, responseBody: 'a' }, sender({ origin: undefined, documentId: undefined, frameId: 3 }));
    expect(new Set(seen.map((one) => one.exchange?.id)).size).toBe(2);
  });
});

describe('nothing is heard', () => {
  const storage = { tell: 'stored', place: 'local-storage', entries: [['a', 'b']], again: false, at, isTop: true };

  it.each<[string, object]>([
    ['from an extension page of ours', { url: `${OWN}popup.html`, origin: 'chrome-extension://ourselves' }],
    ['from one of ours that names another origin', { url: `${OWN}popup.html` }],
    ['from another extension', { id: 'another' }],
    ['from nobody', { id: undefined }],
    ['from outside a tab', { tab: undefined }],
    ['from a tab without a number', { tab: { url: 'https://app.spa.test/' } }],
    ['from no frame', { frameId: undefined }],
    ['from an opaque origin in a tab that is not shown to us', { origin: 'null', url: 'about:blank', tab: { id: 7 } }],
    ['from a file', { origin: 'file://', url: 'file:///home/x.html' }],
  ])('%s', (_, more) => {
    const { say, seen, news } = open();
    for (const message of [storage, { tell: 'hello' }, { tell: 'hooked' }, { ...exchange, responseBody: 'a' }])
      expect(say(message, sender(more))).toBeUndefined();
    expect(seen).toEqual([]);
    expect(news).toEqual([]);
  });

  it('that is no report: an intent of the popup, or anything else', () => {
    const { say, seen, news } = open();
    for (const message of [{ ask: 'peek', tab: 7 }, { ...storage, at: 0 }, null, 'hello', 7, []])
      expect(say(message)).toBeUndefined();
    expect([...seen, ...news]).toEqual([]);
  });

  it('after stopping', () => {
    const { onMessage, stop } = open();
    expect(onMessage.size).toBe(1);
    stop();
    expect(onMessage.size).toBe(0);
  });
});
