import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import type { Channel } from '../../src/oauth/sighting';
import { makeLooseJwt } from '../oauth/make-token';
import { HOSTILE } from '../views/hostile/texts';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { BRING, CONTROLS, HOSTILE_HOST, HOSTILE_SITES } from './hostile-site';
import { strayIn } from './laid-out';
import { pastedIn } from './pasted';
import { inspectionOf } from './recorded';
import { FOLDER, THEMES } from './states/picture';
import { until } from './until';

let chromium: Chromium;
let tab: number;
/** What no view may ever do. */
const done: string[] = [];
chromiumInLab({ granted: 'all', guests: HOSTILE_SITES }, async (started) => {
  chromium = started.chromium;
  const page = await chromium.context.newPage();
  await page.goto(`https://${HOSTILE_HOST}/`);
  tab = await chromium.tabId(page);
  await page.evaluate(BRING);
  const seenIn = async (channel: Channel): Promise<number> => {
    const seen = await inspectionOf(chromium, tab);
    return seen?.sightings.filter(({ place }) => place.channel === channel).length ?? 0;
  };
  const stored = Object.keys(HOSTILE).length;
  await until(async () => (await seenIn('cookie')) > 0 && (await seenIn('session-storage')) === stored, 'all of it');
});
afterEach(async () => {
  expect(done.splice(0)).toEqual([]);
  expect(chromium.logs().filter(({ type }) => type === 'error')).toEqual([]);
});

/** A page of ours, of which every dialog and every request to anywhere else is noted. */
const watched = (page: Page): Page => {
  page.on('dialog', (dialog) => {
    done.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(chromium.base)) done.push(`request: ${request.url()}`);
  });
  return page;
};

const picture = async (page: Page, name: string): Promise<void> => {
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.locator('body').screenshot({ path: `${FOLDER}/${name}-en-${theme}.png` });
  }
};

const workbench = async (hash = ''): Promise<Page> => {
  const page = watched(await chromium.context.newPage());
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${chromium.base}src/entries/workbench.html?tab=${tab}${hash}`);
  return page;
};

it('draws all of it in the popup as text, and still answers', async () => {
  const popup = watched(await chromium.popup(tab));
  await popup.getByRole('heading', { name: 'Lifecycle' }).waitFor();
  expect(await strayIn(popup)).toEqual([]);
  await picture(popup, 'hostile');
  await popup.getByRole('article').getByRole('button').first().click({ timeout: 5_000 });
  await popup.getByRole('heading', { name: 'Header' }).waitFor({ timeout: 5_000 });
  expect(await strayIn(popup)).toEqual([]);
  await picture(popup, 'hostile-token');
  await popup.getByRole('button', { name: 'Copy note' }).click({ timeout: 5_000 });
  await popup.getByText('Copied').first().waitFor({ state: 'attached' });
  // The field it is pasted into makes one of two line ends.
  expect(await pastedIn(chromium.context)).toBe(CONTROLS.replace('\r', ''));
  await popup.bringToFront();
  for (const way of ['JSON', 'Raw']) {
    await popup.getByRole('button', { name: way, exact: true }).click({ timeout: 5_000 });
    await popup.locator('pre').first().waitFor();
    expect(await strayIn(popup)).toEqual([]);
  }
  await popup.getByRole('button', { name: 'Verify signature' }).click({ timeout: 5_000 });
  // None of the keys that were seen is the token's: the address that would be asked is shown, and not asked.
  await popup.getByText(/^https:\/\/xn--mgbh0fb\.test\/\.well-known\//).waitFor();
  expect(await strayIn(popup)).toEqual([]);
  await popup.getByRole('button', { name: 'Back' }).click({ timeout: 5_000 });
  await popup.getByRole('button', { name: /High$/ }).first().click({ timeout: 5_000 });
  await popup.getByRole('heading', { name: 'What was seen' }).waitFor();
  expect(await strayIn(popup)).toEqual([]);
  await picture(popup, 'hostile-exposure');
  await popup.close();
});

it('draws all of it in the workbench: the timeline, the table, an event, a story, the matrix', async () => {
  const bench = await workbench();
  await bench.getByRole('heading', { name: 'Tokens and places' }).or(bench.getByRole('table')).first().waitFor();
  expect(await strayIn(bench)).toEqual([]);
  await picture(bench, 'hostile-workbench');
  await bench.getByRole('button', { name: 'Explain this sign-in' }).click({ timeout: 5_000 });
  expect(await strayIn(bench)).toEqual([]);
  await bench.getByRole('button', { name: 'Events table' }).click({ timeout: 5_000 });
  await bench
    .getByRole('button', { name: /refused/ })
    .first()
    .click({ timeout: 5_000 });
  await bench.getByRole('heading', { name: 'What was seen' }).waitFor();
  expect(await strayIn(bench)).toEqual([]);
  await picture(bench, 'hostile-event');
  await bench.close();
});

it('decodes whatever is pasted, and asks nobody', async () => {
  const bench = await workbench('#decode');
  const box = bench.getByRole('textbox', { name: /^Token, header/ });
  const claims = Object.fromEntries(
    Object.values(HOSTILE).map((text) => [text.slice(0, 2_000), text.slice(0, 50_000)]),
  );
  await box.fill(makeLooseJwt({ alg: HOSTILE.markup, kid: HOSTILE['one long word'] }, claims));
  await bench.getByText('1 value found').waitFor();
  expect(await strayIn(bench)).toEqual([]);
  await picture(bench, 'hostile-decode');
  for (const text of Object.values(HOSTILE).slice(-8)) {
    await box.fill(text.slice(0, 10_000));
    await box.press('End', { timeout: 5_000 });
  }
  await bench.getByRole('button', { name: 'Clear', exact: true }).click({ timeout: 5_000 });
  expect(await strayIn(bench)).toEqual([]);
  await bench.close();
});

it('says what is wrong with a file of settings, and takes nothing from it', async () => {
  const bench = await workbench('#settings');
  const settings = Object.fromEntries(
    Object.values(HOSTILE).map((text) => [text.slice(0, 1_000), text.slice(0, 1_000)]),
  );
  const buffer = Buffer.from(
    JSON.stringify({ tokenscope: 'settings', settings: { ...settings, theme: HOSTILE.markup } }),
  );
  await bench.getByLabel('Import settings').setInputFiles({ name: '<b>.json', mimeType: 'application/json', buffer });
  await bench.getByText('⟨U+202E⟩').first().waitFor();
  expect(await strayIn(bench)).toEqual([]);
  await picture(bench, 'hostile-import');
  await bench.getByRole('button', { name: 'Close', exact: true }).click({ timeout: 5_000 });
  await bench.close();
});
