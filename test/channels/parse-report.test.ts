import { describe, expect, it } from 'vitest';
import { parseReport } from '../../src/channels/parse-report';
import { secret } from './make-details';

const now = Date.now();
const address = { tell: 'address', href: 'https://app.spa.test/#a=b', at: now };
const message = {
  tell: 'message',
  place: 'websocket',
  key: 'frame',
  text: 'a',
  url: 'wss://a.test/',
  heard: false,
  at: now,
};
const storage = { tell: 'stored', place: 'local-storage', entries: [['a', 'b']], again: false, at: now };
const exchange = {
  tell: 'exchange',
  number: 1,
  method: 'POST',
  url: 'https://login.idp.test/token',
  type: 'fetch',
  sentAt: now - 20,
  at: now,
  status: 200,
};
const LONG = 'x'.repeat(2 ** 20 + 1);
/** What is no text, whatever it may look like. */
const NO_TEXT = [undefined, null, 7, true, {}, [], ['text'], { toString: () => 'text' }, LONG];

describe('a report is taken for what it is', () => {
  it.each(['hello', 'hooked', 'flooded'])('%s', (tell) => {
    expect(parseReport({ tell })).toEqual({ tell, isTop: false });
    expect(parseReport({ tell, isTop: true })).toEqual({ tell, isTop: true });
  });

  it('an address', () => {
    expect(parseReport({ ...address, isTop: true })).toEqual({ ...address, isTop: true });
  });

  it('a message', () => {
    expect(parseReport(message)).toEqual({ ...message, isTop: false });
    expect(parseReport({ ...message, heard: 'yes', url: undefined })).toEqual({
      ...message,
      url: undefined,
      isTop: false,
    });
    for (const wrong of [{ place: 'local-storage' }, { key: 1 }, { text: null }, { url: 'nowhere' }, { at: 0 }])
      expect(parseReport({ ...message, ...wrong })).toBeNull();
  });

  it.each([
    ['https://app.spa.test', 'https://app.spa.test'],
    ['null', 'null'],
    ['https://app.spa.test/path', undefined],
    ['nowhere', undefined],
    [7, undefined],
    [LONG, undefined],
  ])('a message with the origin it has reached, where that is one: %s', (to, said) => {
    expect(parseReport({ ...message, to })).toHaveProperty('tell', 'message');
    expect((parseReport({ ...message, to }) as { to?: string }).to).toBe(said);
  });

  it('storage', () => {
    expect(parseReport({ ...storage, isTop: false })).toEqual({ ...storage, isTop: false });
    expect(parseReport({ ...storage, place: 'session-storage', again: true })).toMatchObject({
      place: 'session-storage',
      again: true,
    });
  });

  it('an exchange, with as many of its parts as there are', () => {
    const parts = {
      requestHeaders: [['authorization', secret()]],
      requestBody: 'a=b',
      responseBody: '{}',
      responseType: 'application/json',
    };
    expect(parseReport(exchange)).toEqual({ ...exchange, isTop: false });
    expect(parseReport({ ...exchange, ...parts })).toEqual({ ...exchange, ...parts, isTop: false });
  });
});

describe('a message is no report', () => {
  it.each([undefined, null, '', 'hello', 7, true, Symbol('hello'), () => 'hello', [], ['hello'], {}])(
    '%s',
    (message) => {
      expect(parseReport(message)).toBeNull();
    },
  );

  it('when it tells what nobody asked for', () => {
    for (const tell of ['', 'HELLO', 'constructor', '__proto__', 'toString', 'raw', 1, null, ['hello'], { hello: 1 }])
      expect(parseReport({ ...exchange, ...storage, ...address, tell }), String(tell)).toBeNull();
  });

  it('when its time is none, or not of now', () => {
    for (const at of [undefined, null, String(now), Number.NaN, Infinity, -1, 0, now + 11 * 60_000, now - 11 * 60_000])
      for (const report of [address, storage, exchange]) expect(parseReport({ ...report, at }), String(at)).toBeNull();
  });

  it('when an address is none of the web', () => {
    for (const href of [
      ...NO_TEXT,
      '',
      'about:blank',
      'javascript:alert(1)',
      'data:text/html,#a=b',
      'file:///etc#a=b',
      '//x',
    ])
      expect(parseReport({ ...address, href })).toBeNull();
  });

  it('when storage is not what storage is made of', () => {
    for (const place of [undefined, 'LOCAL-STORAGE', 'local', ['local-storage'], 'constructor'])
      expect(parseReport({ ...storage, place })).toBeNull();
    const entries = [
      undefined,
      null,
      'a',
      {},
      { length: 1, 0: ['a', 'b'] },
      [['a']],
      [['a', 'b', 'c']],
      ['ab'],
      [null],
    ];
    for (const bad of entries) expect(parseReport({ ...storage, entries: bad }), JSON.stringify(bad)).toBeNull();
    for (const text of NO_TEXT) {
      expect(parseReport({ ...storage, entries: [['a', text]] })).toBeNull();
      expect(
        parseReport({
          ...storage,
          entries: [
            ['a', 'b'],
            [text, 'b'],
          ],
        }),
      ).toBeNull();
    }
    expect(parseReport({ ...storage, entries: Array.from({ length: 10_001 }, () => ['a', 'b']) })).toBeNull();
  });

  it('when an exchange lacks what it cannot be without', () => {
    for (const member of ['number', 'method', 'url', 'status'] as const)
      for (const bad of member === 'number' || member === 'status' ? [undefined, null, '1', {}, [1]] : NO_TEXT)
        expect(parseReport({ ...exchange, [member]: bad }), member).toBeNull();
    for (const url of ['/token', 'data:,x', 'chrome-extension://abc/x', 'blob:https://a.test/1'])
      expect(parseReport({ ...exchange, url }), url).toBeNull();
  });
});

describe('what is wrong with a part is left out, and the rest stays', () => {
  it.each(['requestBody', 'responseBody', 'responseType'])('%s', (member) => {
    for (const bad of NO_TEXT)
      expect(parseReport({ ...exchange, [member]: bad })).toEqual({ ...exchange, isTop: false });
  });

  it('requestHeaders', () => {
    for (const bad of [null, 'a: b', { a: 'b' }, [['a']], [['a', 7]], [['a', LONG]], [['a', 'b'], 'c']])
      expect(parseReport({ ...exchange, requestHeaders: bad })).toEqual({ ...exchange, isTop: false });
  });

  it('the time of sending, the kind and the length of the method', () => {
    for (const sentAt of [undefined, 'then', Number.NaN, 0])
      expect(parseReport({ ...exchange, sentAt })).toMatchObject({ sentAt: now });
    for (const type of [undefined, 'main_frame', {}])
      expect(parseReport({ ...exchange, type })).toMatchObject({ type: 'fetch' });
    expect(parseReport({ ...exchange, type: 'xmlhttprequest' })).toMatchObject({ type: 'xmlhttprequest' });
    expect(parseReport({ ...exchange, method: 'P'.repeat(5_000) })).toMatchObject({ method: 'P'.repeat(20) });
  });

  it('who is on top: only a plain yes is one', () => {
    for (const isTop of [undefined, 'true', 1, {}]) expect(parseReport({ tell: 'hello', isTop })?.isTop).toBe(false);
  });

  it('members nobody knows', () => {
    expect(parseReport({ ...exchange, tab: 1, top: 'https://bank.test', raw: secret() })).toEqual({
      ...exchange,
      isTop: false,
    });
  });
});

describe('tricks', () => {
  it('a prototype in the text of a message stays a name among others', () => {
    const message = JSON.parse(`{"__proto__":{"tell":"hello","isTop":true},"constructor":{"prototype":{"x":1}}}`);
    expect(parseReport(message)).toBeNull();
    const polluting = JSON.parse(JSON.stringify(storage).replace('"a"', '"__proto__"'));
    expect(parseReport(polluting)).toMatchObject({ entries: [['__proto__', 'b']] });
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('a member is read once: none can pass as one thing and be handed on as another', () => {
    const reads = new Map<string, number>();
    const watched = new Proxy(exchange, {
      get(target, name) {
        reads.set(String(name), (reads.get(String(name)) ?? 0) + 1);
        return Reflect.get(target, name);
      },
    });
    expect(parseReport(watched)).toEqual({ ...exchange, isTop: false });
    expect([...reads.values()].every((count) => count === 1)).toBe(true);
  });

  it('a getter is plain text when it gets here, in either of the ways browsers send a message', () => {
    const body = secret();
    const trap = Object.defineProperty({ ...exchange }, 'requestBody', { enumerable: true, get: () => body });
    for (const delivered of [structuredClone(trap), JSON.parse(JSON.stringify(trap))])
      expect(parseReport(delivered)).toEqual({ ...exchange, requestBody: body, isTop: false });
  });

  it('ten thousand levels of nothing are no text', () => {
    let deep: unknown = [];
    for (let level = 0; level < 10_000; level++) deep = [deep];
    expect(parseReport({ ...storage, entries: deep })).toBeNull();
    expect(parseReport({ ...exchange, requestBody: deep })).toEqual({ ...exchange, isTop: false });
  });
});
