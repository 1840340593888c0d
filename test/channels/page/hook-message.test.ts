import { afterEach, describe, expect, it, vi } from 'vitest';
import { secret } from '../make-details';
import { type OpenPage, openPage } from './fake-page';

/** As much of a class that sends and receives as a page needs. */
const makeClass = (name: string) => {
  const made = class extends EventTarget {
    #handler: unknown = null;
    #sent: unknown[] = [];
    readonly #url: string;
    constructor(url = 'wss://push.test/live', _protocols?: unknown) {
      super();
      this.#url = url;
    }
    get url() {
      return this.#url;
    }
    get onmessage() {
      return this.#handler;
    }
    set onmessage(handler: unknown) {
      this.#handler = handler;
    }
    postMessage(data: unknown) {
      this.#sent.push(structuredClone(data));
    }
    send(data: unknown) {
      this.#sent.push(data);
    }
    receive(data: unknown) {
      this.dispatchEvent(new MessageEvent('message', { data }));
    }
  };
  Object.defineProperty(made, 'name', { value: name });
  return made;
};
type Fake = InstanceType<ReturnType<typeof makeClass>>;
const NAMES = ['Worker', 'ServiceWorker', 'ServiceWorkerContainer', 'WebSocket'];

let page: OpenPage;
const watch = async () => {
  page = await openPage({ globals: Object.fromEntries(NAMES.map((name) => [name, makeClass(name)])) });
  page.meet()(true);
  return (name: string, ...args: unknown[]) => Reflect.construct(Reflect.get(globalThis, name), args) as Fake;
};
const told = () => page.messages.map(({ place, key, text, url }) => [place, key, text, url].filter(Boolean));
afterEach(() => page.close());

describe('a message is told', () => {
  it.each(['Worker', 'ServiceWorker'])('to a %s', async (name) => {
    const make = await watch();
    const token = secret();
    make(name).postMessage({ type: 'sign-in', access_token: token });
    expect(page.messages).toEqual([
      {
        tell: 'message',
        place: 'post-message',
        key: name,
        text: JSON.stringify({ type: 'sign-in', access_token: token }),
        heard: false,
        at: expect.any(Number),
      },
    ]);
  });

  it.each([
    ['Worker', 'Worker'],
    ['ServiceWorkerContainer', 'ServiceWorker'],
  ])('from a %s that the page listens to, once', async (name, key) => {
    const make = await watch();
    const [first, second, silent] = [make(name), make(name), make(name)];
    first.addEventListener('message', () => undefined);
    first.addEventListener('message', () => undefined);
    first.onmessage = () => undefined;
    second.onmessage = () => undefined;
    for (const one of [first, second, silent]) one.receive({ token: 'a' });
    expect(told()).toEqual(Array(2).fill(['post-message', key, '{"token":"a"}']));
  });

  it('through a port, which only the page starts', async () => {
    await watch();
    const { port1, port2 } = new MessageChannel();
    port1.postMessage('refresh_token');
    const heard = new Promise((done) => {
      port2.onmessage = done as never;
    });
    await heard;
    port1.close();
    expect(told()[0]).toEqual(['post-message', 'MessagePort', 'refresh_token']);
  });

  it('of a socket: its sub-protocols, and the frames of text', async () => {
    const make = await watch();
    make('WebSocket', 'wss://push.test/one', ['push', 'token.abc']);
    const socket = make('WebSocket', 'wss://push.test/two', 'token.def');
    socket.send('{"access_token":"a"}');
    socket.send(new TextEncoder().encode('access_token'));
    socket.onmessage = () => undefined;
    socket.receive('{"refresh_token":"b"}');
    socket.receive(new Blob(['token']));
    expect(told()).toEqual([
      ['websocket', 'sub-protocol', 'token.abc', 'wss://push.test/one'],
      ['websocket', 'sub-protocol', 'token.def', 'wss://push.test/two'],
      ['websocket', 'frame sent', '{"access_token":"a"}', 'wss://push.test/two'],
      ['websocket', 'frame received', '{"refresh_token":"b"}', 'wss://push.test/two'],
    ]);
  });
});

describe('not told is', () => {
  it('a message without a word of a token, or one that could not be sent', async () => {
    const make = await watch();
    const worker = make('Worker');
    for (const data of ['plain', 7, null, { a: [1] }, new Uint8Array(8)]) worker.postMessage(data);
    expect(() => worker.postMessage({ token: () => undefined })).toThrow('could not be cloned');
    expect(told()).toEqual([]);
  });

  it('more than a few a second, however loud the page is', async () => {
    const make = await watch();
    const worker = make('Worker');
    for (let at = 0; at < 1_000; at++) worker.postMessage({ token: at });
    expect(page.messages.length).toBeLessThanOrEqual(40);
  });

  it('anything of a page that is not watched', async () => {
    page = await openPage({ globals: { Worker: makeClass('Worker') } });
    page.meet()(false);
    new (globalThis as unknown as { Worker: new () => Fake }).Worker().postMessage({ token: 1 });
    expect(told()).toEqual([]);
  });
});

describe('a page that sends and listens', () => {
  it('has its own listeners, objects and classes', async () => {
    const make = await watch();
    const Socket = (globalThis as unknown as { WebSocket: new (...args: unknown[]) => Fake }).WebSocket;
    class Mine extends Socket {
      mine = true;
    }
    const mine = new Mine('wss://push.test/mine');
    expect([mine.mine, mine instanceof Socket, mine.url]).toEqual([true, true, 'wss://push.test/mine']);
    expect([Socket.name, Socket.prototype.constructor === Socket, make('WebSocket').constructor === Socket]).toEqual([
      'WebSocket',
      true,
      true,
    ]);
    const worker = make('Worker');
    const handler = vi.fn();
    worker.onmessage = handler;
    expect(worker.onmessage).toBe(handler);
    const listener = vi.fn();
    worker.addEventListener('message', listener);
    worker.addEventListener('message', listener);
    worker.receive(1);
    worker.removeEventListener('message', listener);
    worker.receive(2);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('is given the errors of a wrong call', async () => {
    await watch();
    expect(() => MessagePort.prototype.postMessage.call({} as MessagePort, 1)).not.toThrow(/ours/);
    expect(() => EventTarget.prototype.addEventListener.call({} as EventTarget, 'message', null)).toThrow(TypeError);
  });

  it('runs none of its code for ours', async () => {
    const make = await watch();
    const ran = vi.fn(() => 'x');
    const socket = make('WebSocket', 'wss://push.test/', Object.defineProperty([], '0', { get: ran }));
    Object.defineProperty(socket, 'url', { get: ran });
    socket.send('access_token');
    socket.send({ toString: ran });
    expect(ran).not.toHaveBeenCalled();
    expect(told()).toHaveLength(1);
  });
});
