import { expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { opaque } from '../session/login';
import { MARK } from './big-page';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { inspectionOf } from './recorded';
import { until } from './until';

let lab: Lab;
let chromium: Chromium;
chromiumInLab({ granted: 'all' }, (started) => {
  ({ lab, chromium } = started);
});

it('keeps an open view current with the stores of its page, and counts nothing twice', async () => {
  const page = await chromium.context.newPage();
  await page.goto(`${lab.origin('app')}/frame`);
  const tab = await chromium.tabId(page);
  const seen = () => inspectionOf(chromium, tab);
  await page.evaluate(`new Promise((resolve) => {
    const request = indexedDB.open('big', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('records', { keyPath: 'id' });
    request.onsuccess = () => { request.result.close(); resolve(); };
  })`);
  await page.evaluate(`document.cookie = 'refresh_token=${opaque()}; Secure; Path=/'`);
  const popup = await chromium.popup(tab);
  await popup.locator('main').waitFor();
  await page.evaluate(MARK(opaque()));
  const last = async (channel: string) =>
    Math.max(
      0,
      ...((await seen())?.sightings ?? []).filter(({ place }) => place.channel === channel).map((one) => one.last),
    );
  await until(async () => (await last('indexed-db')) > 0 && (await last('local-storage')) > 0, 'the stores');
  // The page itself says once more what is still there; whatever comes after that, the view has asked for.
  for (let look = 0; look < 3; look++) {
    const before = await last('local-storage');
    await until(async () => (await last('local-storage')) > before, 'another look');
  }
  expect((await seen())?.sightings.map(({ place, count }) => [place.channel, count]).sort()).toEqual([
    ['cookie', 1],
    ['indexed-db', 1],
    ['local-storage', 1],
  ]);
});
