import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inspection } from '../../src/session/inspection';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP, inLocalStorage, opaque, seen } from './login';
import { startWorker } from './start-worker';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

const inspectionOf = (tab: number) => fake.session[`inspection:${tab}`] as Inspection | undefined;
const kindsIn = (tab: number) => inspectionOf(tab)?.sightings.map(({ place, count }) => `${place.channel} ${count}`);

beforeEach(() => {
  fake = fakeBrowser();
  fake.granted.add('<all_urls>');
  fake.tabs.set(1, `${APP}/`);
});

describe('a window that a page opened', () => {
  const LOGIN = 'https://login.idp.test';
  const opened = (url: string, initiator = APP) =>
    seen('request-url', url, {
      tab: 2,
      top: new URL(url).origin,
      initiator,
      exchange: { id: `navigation-${opaque(4)}`, method: 'GET', type: 'main_frame' },
      fields: [{ name: '', value: new URL(url).pathname }],
    });
  const callback = () => ({
    ...opened(`${APP}/callback`, LOGIN),
    fields: [
      { name: 'code', value: opaque() },
      { name: 'state', value: opaque() },
    ],
  });
  const start = async () => {
    const worker = await startWorker();
    await worker.between(() => worker.pageBegan(1, APP, Date.now()));
    return worker;
  };

  it.each([
    ['as Chromium says', { openerTabId: 1 }],
    ['as is told from the page that began it, in Firefox', {}],
  ])('writes into the inspection of that page, %s', async (_, popup) => {
    fake.tabs.set(2, 'about:blank');
    fake.popups.set(2, popup);
    const { take, settle, changed } = await start();
    take(opened(`${LOGIN}/auth`));
    take(callback());
    await settle();
    expect(kindsIn(1)).toEqual(['request-url 1']);
    expect(inspectionOf(1)?.sightings[0]?.site).toBe(APP);
    expect(inspectionOf(2)).toBeUndefined();
    expect(changed).toHaveBeenCalledWith(1);
  });

  it('does so after the worker was killed, without asking again', async () => {
    fake.tabs.set(2, 'about:blank');
    fake.popups.set(2, { openerTabId: 1 });
    const first = await start();
    first.take(opened(`${LOGIN}/auth`));
    await first.settle();
    fake.browser.windows.get.mockClear();
    const second = await startWorker();
    second.take({ ...inLocalStorage('refresh_token', opaque()), tab: 2 });
    await second.settle();
    expect(kindsIn(1)).toEqual(['local-storage 1']);
    expect(fake.browser.windows.get).not.toHaveBeenCalled();
  });

  it('is asked by its own site whether it is watched', async () => {
    fake.granted.clear();
    fake.granted.add(`${APP}/*`);
    fake.tabs.set(2, 'about:blank');
    fake.popups.set(2, { openerTabId: 1 });
    const { take, settle } = await start();
    take(opened(`${APP}/start`));
    await settle();
    take({ ...inLocalStorage('refresh_token', opaque()), tab: 2, top: LOGIN, url: `${LOGIN}/` });
    await settle();
    expect(kindsIn(1)).toEqual([]);
    expect(inspectionOf(2)).toBeUndefined();
  });

  it('keeps an inspection of its own when the page is gone, or never was watched', async () => {
    fake.tabs.set(2, 'about:blank');
    fake.popups.set(2, { openerTabId: 9 });
    const { take, settle } = await start();
    take(opened(`${LOGIN}/auth`));
    await settle();
    take({ ...inLocalStorage('refresh_token', opaque()), tab: 2 });
    await settle();
    expect(kindsIn(2)).toEqual(['local-storage 1']);
    expect(inspectionOf(9)).toBeUndefined();
  });

  it('is none where a link was opened in a new tab', async () => {
    fake.tabs.set(2, 'about:blank');
    const { take, settle } = await start();
    take(opened(`${APP}/orders`));
    await settle();
    take({ ...inLocalStorage('refresh_token', opaque()), tab: 2 });
    await settle();
    expect(kindsIn(1)).toEqual([]);
    expect(kindsIn(2)).toEqual(['local-storage 1']);
  });
});
