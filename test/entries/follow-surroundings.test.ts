import { signal } from '@preact/signals';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Surroundings } from '../../src/views/surroundings';

type Changes = Record<string, object>;

let local: Record<string, unknown>;
let session: Record<string, unknown>;
let origins: string[];
let heard: ((changes: Changes) => void)[];
const listener = { addListener: (one: (changes: Changes) => void) => heard.push(one) };
const area = (stored: () => Record<string, unknown>) => ({
  get: vi.fn(async (key: string) => ({ [key]: stored()[key] })),
  onChanged: listener,
});
const storage = { local: area(() => local), session: area(() => session) };

vi.mock('../../src/browser', () => ({
  browser: {
    get storage() {
      return storage;
    },
    permissions: { getAll: async () => ({ origins }), onAdded: listener, onRemoved: listener },
    tabs: {
      get: async (id: number) => {
        if (id === 9) throw new Error('closed');
        return { id, incognito: id === 2 };
      },
    },
  },
}));

const follow = async (id: number | null = 1) => {
  vi.resetModules();
  const { followSurroundings } = await import('../../src/entries/follow-surroundings');
  const tab = signal<number | null>(id);
  const into = signal<Surroundings | null>(null);
  await followSurroundings(tab, into);
  return { tab, into };
};

const change = (key: string) => {
  for (const one of heard) one({ [key]: {} });
};
const asked = { site: 'https://app.test', origins: ['<all_urls>'], at: Date.now() + 60_000, refused: false };

beforeEach(() => {
  heard = [];
  origins = [];
  local = {};
  session = {};
});

it('is the first time until something was granted, or the user has read what this is', async () => {
  expect((await follow()).into.value).toEqual({ isFirstRun: true, isPrivate: false, refused: null });
  origins = ['https://app.test/*'];
  expect((await follow()).into.value?.isFirstRun).toBe(false);
  origins = [];
  local = { introduced: true };
  expect((await follow()).into.value?.isFirstRun).toBe(false);
});

it('goes away by itself', async () => {
  const { into } = await follow();
  local = { introduced: true };
  change('introduced');
  await vi.waitFor(() => expect(into.value?.isFirstRun).toBe(false));
});

it('is of the tab that is shown', async () => {
  const { tab, into } = await follow(null);
  expect(into.value).toBeNull();
  tab.value = 2;
  await vi.waitFor(() => expect(into.value?.isPrivate).toBe(true));
  tab.value = 9;
  await vi.waitFor(() => expect(into.value?.isPrivate).toBe(false));
});

it('tells of a refusal once it is known, and not while the browser is asking', async () => {
  session = { 'asked:1': asked };
  const { into } = await follow();
  expect(into.value?.refused).toBeNull();
  session = { 'asked:1': { ...asked, refused: true } };
  change('asked:1');
  await vi.waitFor(() => expect(into.value?.refused?.refused).toBe(true));
});

it('is left untold where storage cannot be read', async () => {
  storage.local.get.mockRejectedValueOnce(new Error('gone'));
  expect((await follow()).into.value).toBeNull();
});
