import { beforeEach, expect, it, vi } from 'vitest';
import { DEFAULTS } from '../../src/session/settings-document';

let local: Record<string, unknown>;
let origins: string[];
let heard: (() => void)[];
let policy: Record<string, unknown>;
const sendMessage = vi.fn(async (_: unknown) => undefined);
const listener = { addListener: (one: () => void) => heard.push(one) };

vi.mock('../../src/browser', () => ({
  browser: {
    extension: { isAllowedIncognitoAccess: async () => false },
    runtime: { sendMessage: (message: unknown) => sendMessage(message) },
    storage: {
      local: { get: async (key: string) => ({ [key]: local[key] }), onChanged: listener },
      managed: { get: async () => policy, onChanged: listener },
    },
    permissions: { getAll: async () => ({ origins }), onAdded: listener, onRemoved: listener },
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

const entry = { rule: 'rt-in-url', site: 'https://app.test', place: '0123456789abcdef', reason: 'why', at: 7 };

const openDesk = async () => {
  vi.resetModules();
  const { settingsDesk } = await import('../../src/entries/settings-desk');
  return settingsDesk(3);
};

beforeEach(() => {
  heard = [];
  policy = { refreshLongDays: 14 };
  origins = ['https://b.test/*', 'https://a.test/*'];
  local = { settings: { theme: 'dark', refreshLongDays: 30 }, notWatching: ['https://off.test'], ignored: [entry, 1] };
  sendMessage.mockReset().mockResolvedValue(undefined);
});

it('holds all that the settings show', async () => {
  const desk = await openDesk();
  expect(desk.held.value).toEqual({
    settings: { ...DEFAULTS, theme: 'dark', refreshLongDays: 14 },
    managed: ['refreshLongDays'],
  });
  expect(desk.access.value).toEqual(['https://a.test/*', 'https://b.test/*']);
  expect(desk.off.value).toEqual(['https://off.test']);
  expect(desk.ignored.value).toEqual([entry]);
  expect(desk.seesPrivate.value).toBe(false);
});

it('follows what changes', async () => {
  const desk = await openDesk();
  local.settings = { theme: 'light' };
  local.ignored = [];
  origins = [];
  policy = {};
  for (const one of heard) one();
  await vi.waitFor(() => expect(desk.held.value).toEqual({ settings: { ...DEFAULTS, theme: 'light' }, managed: [] }));
  expect([desk.access.value, desk.ignored.value]).toEqual([[], []]);
});

it('sends what is asked for, and says whether it was done', async () => {
  const desk = await openDesk();
  expect(await desk.change({ theme: null })).toBe(true);
  expect(await desk.revoke(['https://a.test/*'])).toBe(true);
  expect(await desk.watch('https://off.test')).toBe(true);
  expect(await desk.restore(entry)).toBe(true);
  expect(sendMessage.mock.calls.flat()).toEqual([
    { ask: 'settings', change: { theme: null } },
    { ask: 'revoke', origins: ['https://a.test/*'] },
    { ask: 'watch', tab: 3, origin: 'https://off.test', on: true },
    { ask: 'restore-entry', rule: 'rt-in-url', site: 'https://app.test', place: '0123456789abcdef' },
  ]);
  sendMessage.mockRejectedValue(new Error('No receiver'));
  expect(await desk.change({ theme: 'dark' })).toBe(false);
});

it('exports what holds and nothing of what was ignored or granted', async () => {
  const desk = await openDesk();
  const file = desk.file();
  expect(desk.readFile(file)).toEqual({ settings: desk.held.value.settings, problems: [] });
  for (const other of [entry.place, entry.reason, 'a.test', 'off.test']) expect(file).not.toContain(other);
});
