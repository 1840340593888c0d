import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Inspection } from '../../src/session/inspection';
import en from '../../src/static/_locales/en/messages.json' with { type: 'json' };
import type { Lab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import { violations } from './axe';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { inspectionOf } from './recorded';
import { FOLDER, THEMES } from './states/picture';
import { until } from './until';

/** A browser in which three grants were seen in one tab, and the workbench on them. */
type Seen = { chromium: Chromium; page: Page; tab: number; bench: Page };

let lab: Lab;
let seen: Seen;
chromiumInLab({ granted: 'all' }, async (started) => {
  lab = started.lab;
  seen = await see(started.chromium);
});

const see = async (chromium: Chromium): Promise<Seen> => {
  const page = await chromium.context.newPage();
  await runScenario(page, lab, 'logout-at-provider');
  await page.evaluate(() => sessionStorage.clear());
  await runScenario(page, lab, 'two-issuers');
  const tab = await chromium.tabId(page);
  await until(async () => (await grantsIn({ chromium, tab })).length === 3, 'three grants');
  const bench = await chromium.context.newPage();
  await bench.setViewportSize({ width: 1440, height: 900 });
  await bench.goto(`${chromium.base}src/entries/workbench.html?tab=${tab}`);
  await bench.getByRole('heading', { level: 3, name: 'lab-spa-guest' }).last().waitFor();
  return { chromium, page, tab, bench };
};

const grantsIn = async ({ chromium, tab }: Pick<Seen, 'chromium' | 'tab'>): Promise<Inspection['grants']> =>
  (await inspectionOf(chromium, tab))?.grants ?? [];

const button = (bench: Page, name: string) => bench.getByRole('button', { name, exact: true });

/** A picture in each theme, and what axe has to say of it. */
const look = async (view: Page, name: string): Promise<void> => {
  for (const theme of THEMES) {
    await view.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await view.screenshot({ path: `${FOLDER}/${name}-${theme}.png` });
    expect(await violations(view, { colours: theme === 'dark' })).toEqual([]);
  }
};

it('draws three grants', async () => {
  await look(seen.bench, 'lifecycle-en');
});

it('opens an event, and the story of its grant', async () => {
  const { bench } = seen;
  await bench.locator('.tl-focus').press('Enter');
  await button(bench, en.close.message).waitFor();
  await look(bench, 'lifecycle-event-en');
  await bench.keyboard.press('Escape');
  await button(bench, en.life_explain.message).click();
  await bench.getByRole('heading', { name: en.life_story_title.message }).waitFor();
  await look(bench, 'lifecycle-story-en');
  await button(bench, en.life_explain_close.message).click();
  await bench.keyboard.press('Escape');
});

it('opens a token and an exposure beside it', async () => {
  const { bench } = seen;
  for (const row of ['.trow', '.left .find']) {
    await bench.locator(row).first().click();
    expect(await bench.locator(row).first().getAttribute('aria-current')).toBe('true');
    expect(await violations(bench)).toEqual([]);
    await bench.keyboard.press('Escape');
  }
});

it('has all of it in tables', async () => {
  const { bench } = seen;
  await button(bench, en.life_table.message).click();
  await bench.locator('.events table').first().waitFor();
  expect(await bench.locator('.events table').count()).toBe(3);
  const events = (await grantsIn(seen)).flatMap((grant) => grant.events);
  expect(await bench.locator('.events tbody tr').count()).toBe(events.length);
  await look(bench, 'lifecycle-table-en');
  await button(bench, en.life_table.message).click();
});

it('is in the popup in one strip a grant', async () => {
  const popup = await seen.chromium.popup(seen.tab);
  await popup.getByRole('heading', { name: en.life_title.message }).scrollIntoViewIfNeeded();
  expect(await popup.locator('.strips a').count()).toBe(3);
  await look(popup, 'lifecycle-popup-en');
  const line = await popup.locator('.strips a').first().locator('.line').textContent();
  expect(line).toMatch(/^Refreshed once, /);
  const [opened] = await Promise.all([
    seen.chromium.context.waitForEvent('page'),
    popup.locator('.strips a').first().click(),
  ]);
  await opened.getByRole('heading', { name: en.life_refreshed.message }).waitFor();
  expect(opened.url()).toContain(`?tab=${seen.tab}#event=`);
  await opened.close();
  await popup.close();
});

it('is walked through with the keyboard alone', async () => {
  const { bench } = seen;
  const focused = () => bench.evaluate(() => document.activeElement?.ariaLabel || document.activeElement?.textContent);
  const tabTo = async (selector: string): Promise<void> => {
    for (let press = 0; press < 120; press++) {
      if (await bench.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await bench.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${selector}; it stays at ${await focused()}.`);
  };
  await bench.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await tabTo('.tl-focus');
  const newest = await focused();
  await bench.keyboard.press('Home');
  const first = await focused();
  expect(first).not.toBe(newest);
  await bench.keyboard.press('ArrowRight');
  expect(await focused()).not.toBe(first);
  await bench.keyboard.press('ArrowLeft');
  expect(await focused()).toBe(first);
  await bench.keyboard.press('Enter');
  const title = (await bench.getByRole('complementary').getByRole('heading').first().textContent()) ?? '';
  expect(first).toContain(title);
  await bench.keyboard.press('Escape');
  expect(await focused()).toBe(first);

  await button(bench, en.life_table.message).focus();
  await bench.keyboard.press('Enter');
  await tabTo('.events tbody button');
  await bench.keyboard.press('ArrowDown');
  const row = await focused();
  await bench.keyboard.press('Enter');
  expect(await bench.getByRole('complementary').getByRole('heading').first().textContent()).toBe(row);
  await bench.keyboard.press('Escape');
  expect(await focused()).toBe(row);
});

it('goes on as it happens, and leaves the focus where it is', async () => {
  const { bench, page } = seen;
  const row = bench.locator('.events tbody button').nth(1);
  await row.focus();
  const name = await row.textContent();
  const rows = bench.locator('.events tbody tr');
  const before = await rows.count();
  await page.evaluate(async (api) => {
    const { access_token: token } = JSON.parse(sessionStorage.getItem('session') ?? '{}');
    await fetch(`${api}/account`, { headers: { authorization: `Bearer ${token}` } }).catch(() => undefined);
    sessionStorage.setItem('copy', token);
  }, lab.origin('api'));
  await until(async () => (await rows.count()) > before, 'another row');
  expect(await bench.evaluate(() => document.activeElement?.textContent)).toBe(name);
});
