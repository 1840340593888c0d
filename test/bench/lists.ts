import type { Locator, Page, Worker } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { crowdedTab } from './crowded-tab';
import { longTasks, proveWatch } from './long-tasks';
import type { Row } from './ratio';

/** No tab has this number, so that nothing but what is stored is shown. */
const TAB = 987_656;
const ROUNDS = 3;

/** The workbench with much in it, while one reads and works in it and while the page goes on. */
export const benchLists = async (): Promise<Row[]> => {
  const chromium = await launchChromium({ extension: 'dist/chrome' });
  try {
    await chromium.allowSite('<all_urls>');
    // The worker writes, as it does in life: a page of ours would share its thread with the one that is measured.
    const worker = await chromium.worker();
    await store(worker, 0);
    const page = await chromium.context.newPage();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${chromium.base}src/entries/workbench.html?tab=${TAB}`);
    await page.getByRole('table').waitFor();
    await proveWatch(chromium.cdp, page);
    const rows: Row[] = [];
    for (const [what, prepare] of ACTS) {
      const counts: number[] = [];
      while (counts.length < ROUNDS && counts.at(-1) !== 0) {
        const act = await prepare(page, worker);
        await page.waitForTimeout(1_000);
        counts.push(await longTasks(chromium.cdp, act));
      }
      rows.push({
        what: `tasks over 50 ms, 200 tokens and 500 exposures, ${what}: fewest of`,
        against: `${ROUNDS} rounds`,
        ratio: Math.min(...counts),
        aim: { most: 0 },
      });
    }
    return rows;
  } finally {
    await chromium.close();
  }
};

/** What is to be done, once all is found that is needed for it: how the debugger looks for a button is no task of the page. */
type Prepare = (page: Page, worker: Worker) => Promise<() => Promise<void>>;

const type: Prepare = async (page) => {
  await page.getByRole('searchbox').focus();
  return async () => {
    for (const key of ['c', 'l', 'i', '3', 'Backspace', 'Backspace', 'Escape']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(150);
    }
  };
};

const open: Prepare = async (page) => {
  const overview = page.getByRole('region', { name: 'Overview' });
  const token = await pressOf(page, page.getByRole('rowheader').first().getByRole('button'));
  const byToken = await pressOf(page, overview.getByRole('button', { name: 'By token' }));
  const byRule = await pressOf(page, overview.getByRole('button', { name: 'By rule' }));
  const exposure = await pressOf(page, overview.getByRole('button', { name: /High$/ }).first());
  return async () => {
    for (const press of [token, byToken, exposure, byRule]) await press();
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
  };
};

/** A value is used once more each time, as on a page that is loud. */
const change: Prepare = async (_, worker) => async () => {
  for (let step = 1; step <= 12; step++) {
    await store(worker, step);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
};

/** With all drawn that a list does not draw at first. */
const unfold = async (page: Page): Promise<void> => {
  const more = page.getByRole('button', { name: /^Show \d+ more/ });
  while ((await more.count()) > 0) await more.first().click();
};

const scroll: Prepare = async (page) => {
  await unfold(page);
  await page.mouse.move(130, 600);
  return async () => {
    for (const way of [1, 1, 1, -1, -1]) {
      await page.mouse.wheel(0, way * 600);
      await page.waitForTimeout(300);
    }
    await page.waitForTimeout(2_500);
  };
};

const unfoldThen =
  (prepare: Prepare): Prepare =>
  async (page, worker) => {
    await unfold(page);
    return prepare(page, worker);
  };

const ACTS: readonly (readonly [what: string, prepare: Prepare])[] = [
  ['typed into the filter', type],
  ['opened and grouped', open],
  ['changed four times a second', change],
  ['all drawn, scrolled and ticking', scroll],
  ['all drawn, changed four times a second', unfoldThen(change)],
  ['all drawn, grouped', unfoldThen(open)],
  ['all drawn, typed into the filter', unfoldThen(type)],
];

/** Presses where the button now stands. */
const pressOf = async (page: Page, button: Locator): Promise<() => Promise<void>> => {
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  if (!box) throw new Error('There is nothing to press.');
  return async () => {
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForTimeout(200);
  };
};

const store = (worker: Worker, step: number): Promise<void> =>
  worker.evaluate(`chrome.storage.session.set(${JSON.stringify(crowdedTab(TAB, step))})`);
