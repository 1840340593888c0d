import { copyFile, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { startLab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import { median, type Row } from './ratio';

const ROUNDS = 25;

/** A page of the extension that loads the polyfill, asks it for one word, and shows that. */
const BLANK = {
  'blank.html':
    '<!doctype html><meta charset="utf-8"><title>Blank</title><script defer src="polyfill.js"></script><script defer src="blank.js"></script>',
  'blank.js': "document.body.append(browser.i18n.getMessage('name'));",
};

/** From opening the popup to its first picture, which is a whole one, against an extension page with nothing in it. */
export const benchPopup = async (): Promise<Row[]> => {
  const extension = await withBlank('dist/chrome');
  const lab = await startLab();
  const chromium = await launchChromium({ port: lab.port, extension });
  try {
    await chromium.allowSite('<all_urls>');
    const page = await chromium.context.newPage();
    await runScenario(page, lab, 'spa-local-storage');
    const popup = await chromium.popup(await chromium.tabId(page));
    const addresses = { blank: `${chromium.base}blank.html`, tokens: popup.url() };
    const ratios: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const order = round % 2 === 0 ? (['blank', 'tokens'] as const) : (['tokens', 'blank'] as const);
      const times = { blank: 0, tokens: 0 };
      for (const name of order) times[name] = await painted(popup, addresses[name]);
      if ((await popup.locator('article').count()) === 0 && order[1] === 'tokens')
        throw new Error('No token was drawn.');
      // The first round warms everything up.
      if (round > 0) ratios.push(times.tokens / times.blank);
    }
    return [
      {
        what: 'popup open to tokens painted: times the time of',
        against: 'a blank extension page with the same polyfill',
        ratio: median(ratios),
        aim: { most: 1.5 },
      },
    ];
  } finally {
    await chromium.close();
    await lab.close();
    await rm(extension, { recursive: true, force: true });
  }
};

/** A copy of the unpacked extension with the blank page in it. */
const withBlank = async (extension: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tokenscope-blank-'));
  await cp(extension, folder, { recursive: true });
  const polyfill = createRequire(import.meta.url).resolve('webextension-polyfill/dist/browser-polyfill.min.js');
  await copyFile(polyfill, join(folder, 'polyfill.js'));
  for (const [name, text] of Object.entries(BLANK)) await writeFile(join(folder, name), text);
  return folder;
};

/** ms from asking for a page to its first picture with something in it, by the browser's own clock. */
const painted = async (page: Page, address: string): Promise<number> => {
  await page.goto('about:blank');
  await page.goto(address);
  return page.evaluate<number>(FIRST_PAINT);
};

const FIRST_PAINT = `new Promise((resolve) => new PerformanceObserver((list) => {
  const paint = list.getEntriesByName('first-contentful-paint')[0];
  if (paint) resolve(paint.startTime);
}).observe({ type: 'paint', buffered: true }))`;
