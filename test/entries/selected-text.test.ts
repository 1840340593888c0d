import { beforeEach, describe, expect, it, vi } from 'vitest';
import { listenToSelections, offerToDecode, takeSelected } from '../../src/entries/selected-text';
import { makeOpaque } from '../oauth/make-token';

type Click = (info: { menuItemId: string; selectionText?: string }, tab?: { id?: number }) => void;

const fake = vi.hoisted(() => ({ items: [] as unknown[], opened: [] as string[], clicks: [] as unknown[] }));
vi.mock('../../src/browser', () => ({
  browser: {
    i18n: { getMessage: (key: string) => key },
    runtime: { getURL: (path: string) => `chrome-extension://abc/${path}` },
    contextMenus: {
      create: (item: unknown) => fake.items.push(item),
      onClicked: { addListener: (click: unknown) => fake.clicks.push(click) },
    },
    // No storage: what is selected is kept in memory alone.
    tabs: { create: async ({ url }: { url: string }) => fake.opened.push(url) },
  },
}));

const click: Click = (info, tab) => (fake.clicks[0] as Click)(info, tab);

beforeEach(async () => {
  vi.useFakeTimers();
  fake.opened.length = 0;
  fake.clicks.length = 0;
  listenToSelections();
  await takeSelected();
});

describe('selected text', () => {
  it('has an item in its menu', () => {
    offerToDecode();
    expect(fake.items).toEqual([{ id: 'decode', title: 'menu_decode', contexts: ['selection'] }]);
  });

  it('is handed to the workbench that it opens, and is in no address', async () => {
    const text = makeOpaque();
    click({ menuItemId: 'decode', selectionText: text }, { id: 7 });
    expect(fake.opened).toEqual(['chrome-extension://abc/src/entries/workbench.html?tab=7#decode=selected']);
    expect(await takeSelected()).toBe(text);
  });

  it('is handed over once', async () => {
    click({ menuItemId: 'decode', selectionText: 'a' }, { id: 7 });
    await takeSelected();
    expect(await takeSelected()).toBeNull();
  });

  it('is forgotten after 30 seconds', async () => {
    click({ menuItemId: 'decode', selectionText: 'a' }, { id: 7 });
    vi.advanceTimersByTime(29_999);
    click({ menuItemId: 'decode', selectionText: 'b' }, { id: 7 });
    vi.advanceTimersByTime(29_999);
    expect(await takeSelected()).toBe('b');
    click({ menuItemId: 'decode', selectionText: 'c' }, { id: 7 });
    vi.advanceTimersByTime(30_000);
    expect(await takeSelected()).toBeNull();
  });

  it('of a megabyte and more is cut where it is too long already', async () => {
    click({ menuItemId: 'decode', selectionText: 'a'.repeat(2 ** 21) }, { id: 7 });
    expect((await takeSelected())?.length).toBe(2 ** 20 + 1);
  });

  it('of no tab is decoded too', () => {
    click({ menuItemId: 'decode', selectionText: 'a' });
    click({ menuItemId: 'decode', selectionText: 'a' }, { id: -1 });
    expect(fake.opened).toEqual(Array(2).fill('chrome-extension://abc/src/entries/workbench.html#decode=selected'));
  });

  it('is not touched by other items', async () => {
    click({ menuItemId: 'panel', selectionText: 'a' }, { id: 7 });
    click({ menuItemId: 'decode' }, { id: 7 });
    expect([fake.opened, await takeSelected()]).toEqual([[], null]);
  });
});
