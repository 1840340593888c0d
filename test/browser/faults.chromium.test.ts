import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { violations } from './axe';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { manyTokens } from './many-tokens';

let lab: Lab;
let chromium: Chromium;
let tab: number;

chromiumInLab({ granted: ['app'] }, async (started) => {
  ({ lab, chromium } = started);
  const page = await chromium.context.newPage();
  await page.goto(`${lab.origin('app')}/`);
  tab = await chromium.tabId(page);
});

/** A page of ours in which an area of storage answers nothing. */
const openDeaf = async (path: string, area: 'session' | 'local'): Promise<Page> => {
  const page = await chromium.context.newPage();
  await page.addInitScript(`for (const { storage } of [chrome, globalThis.browser ?? chrome])
    storage.${area}.get = () => Promise.reject(new Error('not now'));`);
  await page.goto(`${chromium.base}src/entries/${path}`);
  return page;
};

const fault = (page: Page) => page.getByRole('alert').filter({ hasText: 'This could not be shown' });

it.each(['popup.html', 'panel.html', 'workbench.html'])(
  '%s says that storage cannot be read, and goes on',
  async (name) => {
    const page = await openDeaf(`${name}?tab=${tab}`, 'session');
    await fault(page).getByText('Your browser did not hand over what was recorded.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('button', { name: 'Settings' }).waitFor();
    await page.close();
  },
);

it('the workbench decodes all the same, and says of its settings that they did not load', async () => {
  const page = await openDeaf(`workbench.html?tab=${tab}#settings`, 'local');
  await fault(page).waitFor();
  await page.getByRole('button', { name: 'Decode a token' }).click();
  await page.getByRole('textbox').waitFor();
  await page.close();
});

it('what cannot be drawn is said in its place alone, with nothing of what was seen, and drawn when it can be', async () => {
  // A tab that was closed, so that nothing but this test writes of it.
  const gone = 987_654_321;
  const { inspection, coverage } = manyTokens(gone, Date.now(), 8);
  const keep = (grants: unknown) =>
    chromium.store('session', {
      [`inspection:${gone}`]: { ...inspection, grants },
      [`coverage:${gone}`]: coverage,
    });
  await keep([null]);
  for (const name of ['popup.html', 'workbench.html']) {
    const page = await chromium.context.newPage();
    await page.goto(`${chromium.base}src/entries/${name}?tab=${gone}`);
    await fault(page).first().waitFor();
    expect(await fault(page).first().textContent()).toBe(
      'This could not be shownTokenscope failed to draw this part. What was recorded is still there.Try again',
    );
    await page.getByRole('heading', { name: 'app.spa.test' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await keep([]);
    await fault(page).first().getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Tokens', exact: true }).waitFor();
    expect(await fault(page).count()).toBe(0);
    await page.close();
    await keep([null]);
  }
});
