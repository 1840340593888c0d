import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { startLab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import { median, type Row } from './ratio';

const ROUNDS = 15;

/** From opening the popup to its tokens painted, against an extension page with nothing in it. */
export const benchPopup = async (): Promise<Row[]> => {
  const lab = await startLab();
  const chromium = await launchChromium({ port: lab.port, extension: 'dist/chrome' });
  try {
    await chromium.allowSite('<all_urls>');
    const page = await chromium.context.newPage();
    await runScenario(page, lab, 'spa-local-storage');
    const tab = await chromium.tabId(page);
    const popup = await chromium.popup(tab);
    const address = popup.url();
    const times: { tokens: number[]; blank: number[] } = { tokens: [], blank: [] };
    for (let round = 0; round < ROUNDS; round++) {
      const blank = await painted(popup, `${chromium.base}icons/idle-16.png`, 'img');
      const tokens = await painted(popup, address, 'article');
      if (round > 0) {
        times.blank.push(blank);
        times.tokens.push(tokens);
      }
    }
    return [
      {
        what: 'popup open to tokens painted: times the time of',
        against: 'a blank extension page',
        ratio: median(times.tokens) / median(times.blank),
      },
    ];
  } finally {
    await chromium.close();
    await lab.close();
  }
};

/** ms from asking for a page to the frame after `selector` is there. */
const painted = async (page: Page, address: string, selector: string): Promise<number> => {
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator(selector).first().waitFor({ state: 'attached' });
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
  return performance.now() - began;
};
