import { beforeEach, describe, expect, it, vi } from 'vitest';
import { send } from '../src/entries/send';
import { type Handlers, handle } from '../src/intents';

type Hear = (message: unknown, sender: { id?: string; url?: string }) => unknown;

const BASE = 'chrome-extension://abc/';
const heard: Hear[] = [];
const sendMessage = vi.fn(async (_: unknown) => undefined);

vi.mock('../src/browser', () => ({
  browser: {
    runtime: {
      id: 'abc',
      getURL: (path: string) => BASE + path,
      sendMessage: (message: unknown) => sendMessage(message),
      onMessage: { addListener: (hear: Hear) => heard.push(hear) },
    },
  },
}));

const OWN = { id: 'abc', url: `${BASE}src/entries/popup.html?tab=1` };

const WORKBENCH = { id: 'abc', url: `${BASE}src/entries/workbench.html?tab=1#decode=selected` };

const handlers = (): Handlers & Record<string, ReturnType<typeof vi.fn>> => ({
  peek: vi.fn(async () => undefined),
  watch: vi.fn(async () => undefined),
  ignore: vi.fn(async () => undefined),
  restore: vi.fn(async () => undefined),
  'restore-entry': vi.fn(async () => undefined),
  settings: vi.fn(async () => undefined),
  revoke: vi.fn(async () => undefined),
  asked: vi.fn(async () => undefined),
  refused: vi.fn(async () => undefined),
  introduced: vi.fn(async () => undefined),
  selected: vi.fn(async () => 'what was selected'),
  reload: vi.fn(async () => undefined),
  clear: vi.fn(async () => undefined),
});

let asked: ReturnType<typeof handlers>;
let hear: Hear;
beforeEach(() => {
  heard.length = 0;
  asked = handlers();
  handle(asked);
  hear = (message, sender) => heard[0]?.(message, sender);
});

describe('an intent', () => {
  it('goes out as it is', async () => {
    await send({ ask: 'clear', tab: 3 });
    expect(sendMessage).toHaveBeenCalledWith({ ask: 'clear', tab: 3 });
  });

  it.each([
    { ask: 'peek', tab: 1 },
    { ask: 'reload', tab: 1 },
    { ask: 'clear', tab: 1 },
    { ask: 'asked', tab: 1, site: 'https://app.test', origins: ['https://app.test/*'] },
    { ask: 'refused', tab: 1 },
    { ask: 'introduced', tab: 1 },
    { ask: 'watch', tab: 1, origin: 'https://app.test', on: false },
    { ask: 'ignore', tab: 1, rule: 'a-b', site: 'https://app.test', place: null, reason: 'a test user' },
    {
      ask: 'restore',
      tab: 1,
      rule: 'a-b',
      site: 'https://app.test',
      place: { channel: 'cookie', host: 'app.test', key: 'a' },
    },
    { ask: 'restore-entry', rule: 'a-b', site: 'https://app.test', place: '0123456789abcdef' },
    { ask: 'settings', change: { theme: 'dark', refreshLongDays: null } },
    { ask: 'revoke', origins: ['https://app.test/*'] },
  ])('of one of our pages is handled: %j', (intent) => {
    hear(intent, OWN);
    expect(asked[intent.ask]).toHaveBeenCalledExactlyOnceWith(intent);
  });

  it.each([
    ['a page', { id: 'abc', url: 'https://app.test/' }],
    ['a page whose address begins like ours', { id: 'abc', url: `https://app.test/${BASE}` }],
    ['another extension', { id: 'xyz', url: `${BASE}popup.html` }],
    ['nobody', {}],
  ])('of %s is not', (_, sender) => {
    expect(hear({ ask: 'clear', tab: 1 }, sender)).toBeUndefined();
    expect(asked.clear).not.toHaveBeenCalled();
  });

  it.each([
    ['nothing', null],
    ['a word', 'clear'],
    ['no tab', { ask: 'clear' }],
    ['a tab that is none', { ask: 'clear', tab: '1' }],
    ['an unknown wish', { ask: 'constructor', tab: 1 }],
    ['a switch without its site', { ask: 'watch', tab: 1, on: true }],
    ['a switch without its state', { ask: 'watch', tab: 1, origin: 'https://app.test' }],
    [
      'a wish to ignore without a reason',
      { ask: 'ignore', tab: 1, rule: 'a-b', site: 'https://app.test', place: null },
    ],
    ['a wish to ignore something nowhere', { ask: 'ignore', tab: 1, rule: 'a-b', site: 'x', reason: 'y' }],
    ['a wish to restore at no place', { ask: 'restore', tab: 1, rule: 'a-b', site: 'x', place: { channel: 1 } }],
    ['a wish to restore an entry by no hash', { ask: 'restore-entry', rule: 'a-b', site: 'x', place: null }],
    ['a change of settings to a list', { ask: 'settings', change: [] }],
    ['a change of settings to nothing', { ask: 'settings', change: null }],
    ['access asked for nowhere', { ask: 'asked', tab: 1, origins: [] }],
    ['access asked for to no pattern', { ask: 'asked', tab: 1, site: 'https://app.test', origins: [1] }],
    ['a wish to give back what is no list', { ask: 'revoke', origins: '<all_urls>' }],
    ['a wish to give back what is no pattern', { ask: 'revoke', origins: [1] }],
    ['a page script’s report', { tell: 'hello', isTop: true }],
  ])('that is %s asks for nothing', (_, message) => {
    expect(hear(message, OWN)).toBeUndefined();
    for (const handler of Object.values(asked)) expect(handler).not.toHaveBeenCalled();
  });

  it('to have the selected text is answered to the workbench', async () => {
    expect(await hear({ ask: 'selected', tab: 1 }, WORKBENCH)).toBeUndefined();
    expect(await hear({ ask: 'selected' }, WORKBENCH)).toBe('what was selected');
  });

  it.each([
    ['another of our pages', OWN],
    ['a content script in a page', { id: 'abc', url: 'https://app.test/' }],
    ['a page that is named like the workbench', { id: 'abc', url: `https://app.test/${WORKBENCH.url}` }],
    ['a page without an address', { id: 'abc' }],
    ['another extension', { ...WORKBENCH, id: 'xyz' }],
  ])('to have the selected text is not answered to %s', (_, sender) => {
    expect(hear({ ask: 'selected' }, sender)).toBeUndefined();
    expect(asked.selected).not.toHaveBeenCalled();
  });

  it('hands on no member that it does not have', () => {
    hear({ ask: 'clear', tab: 1, origin: 'x', extra: 1 }, OWN);
    expect(asked.clear).toHaveBeenCalledExactlyOnceWith({ ask: 'clear', tab: 1 });
  });
});
