import type { Page } from 'playwright-core';
import { FILL } from '../browser/big-page';
import { launchChromium } from '../browser/chromium';
import { openChromium } from '../browser/chromium-browser';
import { startLab } from '../lab/lab';
import { median, type Row } from './ratio';

const ROUNDS = 15;

/** What a page does while it begins: arithmetic, one turn after the other, and a record of its database in each. */
const WORK = `(async () => {
  const began = performance.now();
  const database = await new Promise((resolve) => { const request = indexedDB.open('big'); request.onsuccess = () => resolve(request.result); });
  let sum = 0;
  for (let turn = 0; turn < 200; turn++) {
    for (let at = 0; at < 200_000; at++) sum = (sum * 31 + at) | 0;
    await new Promise((resolve) => {
      const request = database.transaction('records', 'readonly').objectStore('records').get(turn * 37);
      request.onsuccess = () => resolve(request.result.id + sum);
    });
  }
  database.close();
  return performance.now() - began;
})()`;

/** The work of a page with 5 MB of localStorage and 10,000 records, from its load on, while the probe reads all of it. */
export const benchProbe = async (): Promise<Row[]> => {
  const lab = await startLab();
  const none = await openChromium({ port: lab.port });
  const ours = await launchChromium({ port: lab.port, extension: 'dist/chrome' });
  try {
    await ours.allowSite('<all_urls>');
    const pages = { none: await none.context.newPage(), ours: await ours.context.newPage() };
    for (const page of Object.values(pages)) {
      await page.goto(`${lab.origin('app')}/frame`);
      await page.evaluate(FILL);
    }
    const ratios: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const order = round % 2 === 0 ? (['none', 'ours'] as const) : (['ours', 'none'] as const);
      const times = { none: 0, ours: 0 };
      for (const name of order) times[name] = await workOf(pages[name]);
      // The first round warms everything up.
      if (round > 0) ratios.push(times.ours / times.none);
    }
    return [
      {
        what: 'work of a page with 5 MB of localStorage and 10,000 records, all read meanwhile: times the time of',
        against: 'no extension',
        ratio: median(ratios),
      },
    ];
  } finally {
    await Promise.all([none.close(), ours.close()]);
    await lab.close();
  }
};

const workOf = async (page: Page): Promise<number> => {
  await page.bringToFront();
  await page.reload();
  return page.evaluate<number>(WORK);
};
