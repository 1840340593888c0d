import { beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyCoverage, emptyInspection } from '../../src/session/inspection';
import { DEFAULTS } from '../../src/session/settings-document';
import { emptySiteMemory } from '../../src/session/site-memory';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP } from './login';

type Listener = (changes: Record<string, unknown>) => void;

let fake: FakeBrowser;
let managed: (() => Promise<unknown>) | undefined;
let listeners: Listener[];
let policyChanged: () => void;
vi.mock('../../src/browser', () => ({
  get browser() {
    const { storage } = fake.browser;
    const local = { ...storage.local, onChanged: { addListener: (one: Listener) => listeners.push(one) } };
    const onChanged = {
      addListener: (one: () => void) => {
        policyChanged = one;
      },
    };
    return { ...fake.browser, storage: { ...storage, local, managed: managed && { get: managed, onChanged } } };
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

const startWorker = async () => {
  vi.resetModules();
  const { settings } = await import('../../src/session/settings');
  const { knownOf, receiverOf, settingOf } = await import('../../src/session/known');
  await settings.load();
  const desk = {
    inspection: emptyInspection(1, APP, true),
    coverage: emptyCoverage(0),
    memory: emptySiteMemory('spa.test'),
  };
  const moment = { site: 'https://stage.spa.test:8443', at: 0, pageOnly: false };
  return {
    settings,
    known: () => knownOf(desk, 0),
    receiver: (origin: string) => receiverOf(desk, { origin, message: null }, APP),
    isDev: () => settingOf(moment).dev,
  };
};

beforeEach(() => {
  fake = fakeBrowser();
  managed = undefined;
  listeners = [];
});

describe('settings', () => {
  it('are the defaults where nothing was set, and where nothing can be read', async () => {
    expect((await startWorker()).settings.now()).toEqual(DEFAULTS);
    fake.browser.storage.local.get.mockRejectedValue(new Error('No disk'));
    managed = () => Promise.reject(new Error('No managed storage manifest found'));
    expect((await startWorker()).settings.now()).toEqual(DEFAULTS);
  });

  it('that were changed hold at once, and for the next worker', async () => {
    const { settings } = await startWorker();
    await Promise.all([settings.change({ theme: 'dark' }), settings.change({ refreshLongDays: 30 })]);
    expect(settings.now()).toMatchObject({ theme: 'dark', refreshLongDays: 30 });
    expect(fake.local.settings).toEqual({ theme: 'dark', refreshLongDays: 30 });
    expect((await startWorker()).settings.now()).toMatchObject({ theme: 'dark', refreshLongDays: 30 });
  });

  it('go back to their default', async () => {
    const { settings } = await startWorker();
    await settings.change({ theme: 'dark', refreshLongDays: 30 });
    await settings.change({ theme: null });
    expect(settings.now()).toEqual({ ...DEFAULTS, refreshLongDays: 30 });
  });

  it('stay as they were where a wish is wrong', async () => {
    const { settings } = await startWorker();
    await settings.change({ refreshLongDays: 30, developmentSites: ['stage.test'] });
    await settings.change({ refreshLongDays: -1, developmentSites: ['two words'], colour: 'red', theme: 'light' });
    expect(fake.local.settings).toEqual({ refreshLongDays: 30, developmentSites: ['stage.test'], theme: 'light' });
  });

  it('that an administrator makes while the worker lives hold at once', async () => {
    managed = async () => ({});
    const { settings } = await startWorker();
    settings.follow();
    managed = async () => ({ refreshLongDays: 14 });
    policyChanged();
    await vi.waitFor(() => expect(settings.now().refreshLongDays).toBe(14));
  });

  it('that an administrator made are not the user’s to change, and hide what the user set', async () => {
    const { settings } = await startWorker();
    await settings.change({ refreshLongDays: 30 });
    managed = async () => ({ refreshLongDays: 14, theme: 'sepia' });
    await settings.load();
    expect(settings.now()).toEqual({ ...DEFAULTS, refreshLongDays: 14 });
    await settings.change({ refreshLongDays: 60, theme: 'dark' });
    expect(settings.now()).toEqual({ ...DEFAULTS, refreshLongDays: 14, theme: 'dark' });
    expect(fake.local.settings).toEqual({ refreshLongDays: 30, theme: 'dark' });
  });

  it('that another page stored hold too', async () => {
    const { settings } = await startWorker();
    settings.follow();
    fake.local.settings = { theme: 'dark' };
    listeners[0]?.({ ignored: {} });
    await new Promise((resolve) => setTimeout(resolve));
    expect(settings.now().theme).toBe('system');
    listeners[0]?.({ settings: {} });
    await vi.waitFor(() => expect(settings.now().theme).toBe('dark'));
  });
});

describe('what the user set reaches the rules', () => {
  it('as limits', async () => {
    const { settings, known } = await startWorker();
    expect(known().limits.accessHighMinutes).toBe(1_440);
    await settings.change({ accessHighMinutes: 30 });
    expect(known().limits.accessHighMinutes).toBe(30);
  });

  it('as a site of the same family', async () => {
    const { settings, known, receiver } = await startWorker();
    expect(receiver('https://api.shop-cdn.test')).toBe('third');
    await settings.change({ firstPartySites: [['spa.test', 'shop-cdn.test']] });
    expect(receiver('https://api.shop-cdn.test')).toBe('first');
    expect(known().isSameSite('https://www.shop-cdn.test', APP)).toBe(true);
    expect(receiver('https://other.test')).toBe('third');
  });

  it('as a development site', async () => {
    const { settings, isDev } = await startWorker();
    expect(isDev()).toBe(false);
    await settings.change({ developmentSites: ['*.spa.test'] });
    expect(isDev()).toBe(true);
  });
});
