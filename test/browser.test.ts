import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** Where the browser has the name itself, the older one is there too. */
const named = (more: object = {}) => {
  const own = { runtime: { id: 'ourselves' }, ...more };
  vi.stubGlobal('chrome', chrome());
  vi.stubGlobal('browser', own);
  return own;
};

/** What Chromium had before it knew the name `browser`: callbacks, and no promise but in newer methods. */
const chrome = (more: object = {}) => ({
  runtime: { id: 'ourselves', lastError: undefined },
  tabs: { get: vi.fn((id: number, done: (tab: object) => void) => done({ id })) },
  ...more,
});

/** Each load is a start of the extension: the polyfill looks once at what the browser has. */
const load = () => {
  vi.resetModules();
  vi.doMock('webextension-polyfill', () => {
    const require = createRequire(import.meta.url);
    const path = require.resolve('webextension-polyfill');
    delete require.cache[path];
    return { default: require(path) };
  });
  return import('../src/browser');
};

beforeEach(() => {
  vi.stubGlobal('browser', undefined);
});
afterEach(() => void vi.unstubAllGlobals());

describe('the browser', () => {
  it('is there where only `chrome` is, with promises', async () => {
    vi.stubGlobal('chrome', chrome());
    const { browser } = await load();
    expect(browser.runtime.id).toBe('ourselves');
    await expect(browser.tabs.get(7)).resolves.toEqual({ id: 7 });
  });

  it('is the browser’s own where it has the name', async () => {
    const own = named();
    expect((await load()).browser).toBe(own);
  });

  it('is none in a page, which is why no page script may ask for it', async () => {
    vi.stubGlobal('chrome', {});
    await expect(load()).rejects.toThrow();
  });
});

it('the pattern of an origin covers a host with all its ports', async () => {
  vi.stubGlobal('chrome', chrome());
  const { patternOf } = await load();
  expect(patternOf('https://app.spa.test')).toBe('https://app.spa.test/*');
  expect(patternOf('http://127.0.0.1:8080')).toBe('http://127.0.0.1/*');
  expect(patternOf('http://[::1]:8080')).toBe('http://[::1]/*');
});

describe('the surface beside the page', () => {
  it('is the side panel of the tab, where there is one', async () => {
    const open = vi.fn(async () => undefined);
    vi.stubGlobal('chrome', chrome({ sidePanel: { open } }));
    await (await load()).openBeside(7);
    expect(open).toHaveBeenCalledWith({ tabId: 7 });
  });

  it('else the sidebar, else nothing', async () => {
    const open = vi.fn(async () => undefined);
    named({ sidebarAction: { open } });
    await (await load()).openBeside(7);
    expect(open).toHaveBeenCalledOnce();
    named();
    await expect((await load()).openBeside(7)).resolves.toBeUndefined();
  });
});
