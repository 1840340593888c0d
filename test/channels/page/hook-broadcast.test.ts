import { afterEach, expect, it, vi } from 'vitest';
import { type OpenPage, openPage } from './fake-page';

let page: OpenPage | undefined;
afterEach(() => page?.close());

/** As browsers have it: the name is the prototype's to say. */
const makeChannel = () =>
  class BroadcastChannel {
    #name: string;
    constructor(...args: [name?: unknown]) {
      if (args.length === 0) throw new TypeError('1 argument required');
      this.#name = `${args[0]}`;
    }
    get name() {
      return this.#name;
    }
  };

const open = async () => {
  page = await openPage({ globals: { BroadcastChannel: makeChannel() } });
  page.meet()(true);
  return { messages: page.messages, Channel: globalThis.BroadcastChannel };
};

it('tells the name of each channel that the page makes', async () => {
  const { messages, Channel } = await open();
  const channel = new Channel('auth');
  expect(channel.name).toBe('auth');
  expect(channel).toBeInstanceOf(Channel);
  class Mine extends Channel {}
  expect(new Mine('mine')).toBeInstanceOf(Mine);
  expect(messages).toEqual([
    { tell: 'channel', name: 'auth' },
    { tell: 'channel', name: 'mine' },
  ]);
});

it('leaves a wrong call to the page', async () => {
  const { messages, Channel } = await open();
  expect(() => Reflect.construct(Channel, [])).toThrow('1 argument required');
  const name = { toString: vi.fn(() => 'once') };
  new Channel(name as unknown as string);
  expect(name.toString).toHaveBeenCalledTimes(1);
  expect(messages).toEqual([{ tell: 'channel', name: 'once' }]);
});
