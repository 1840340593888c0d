import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../src/session/settings-document';
import type { Lab } from '../lab/lab';
import { violations } from './axe';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { until } from './until';

let lab: Lab;
let chromium: Chromium;
let view: Page;
const ENTRY = {
  rule: 'rt-in-url',
  site: 'https://app.spa.test',
  place: '0123456789abcdef',
  reason: 'a test user',
  at: 7,
};

chromiumInLab({ granted: ['app', 'api'] }, async (started) => {
  ({ lab, chromium } = started);
  const page = await chromium.context.newPage();
  await page.goto(`${lab.origin('app')}/`);
  const popup = await chromium.popup(await chromium.tabId(page));
  await chromium.store('local', { ignored: [ENTRY] });
  const opened = chromium.context.waitForEvent('page');
  await popup.getByRole('button', { name: 'More' }).click();
  await popup.getByRole('button', { name: 'Settings' }).click();
  view = await opened;
  // Colours are to be looked at, not on their way.
  await view.emulateMedia({ reducedMotion: 'reduce' });
  await view.getByRole('heading', { name: 'Settings' }).waitFor();
});

const stored = async () => (await chromium.storage('local')).settings;
const saved = () => view.getByRole('status').getByText('Saved', { exact: true }).waitFor();
const schemeOf = (page: Page) => page.evaluate<string>('getComputedStyle(document.documentElement).colorScheme');

describe('the settings', () => {
  it('are reached from the popup, and say nothing that axe would object to', async () => {
    await view.getByRole('heading', { name: 'Export and import' }).waitFor();
    expect(await violations(view)).toEqual([]);
  });

  it('put every page into the theme, the next one from its first moment', async () => {
    await view.getByRole('radio', { name: 'Dark' }).check();
    await saved();
    expect(await stored()).toEqual({ theme: 'dark' });
    await until(async () => (await schemeOf(view)) === 'dark', 'the dark theme');
    expect(await violations(view, { colours: true })).toEqual([]);
    const next = await chromium.context.newPage();
    await next.goto(`${chromium.base}src/entries/workbench.html#settings`, { waitUntil: 'commit' });
    await next.locator('body').waitFor({ state: 'attached' });
    expect(await schemeOf(next)).toBe('dark');
    await next.close();
    await view.getByRole('radio', { name: 'Same as the system' }).check();
    await until(async () => (await schemeOf(view)) === 'light dark', 'the theme of the system');
  });

  it('keep a limit, and what is wrong with one as it was typed', async () => {
    const limit = view.getByLabel('Access token: low above');
    await limit.fill('4');
    await limit.press('Enter');
    await view.getByText('Must be a whole number from 5 to 10080.').waitFor();
    expect(await limit.inputValue()).toBe('4');
    await limit.fill('30');
    await limit.press('Tab');
    await until(async () => JSON.stringify(await stored()).includes('"accessLowMinutes":30'), 'the limit');
    await view.getByRole('button', { name: 'Restore the default limits' }).click();
    await until(async () => (await limit.inputValue()) === '60', 'the default');
  });

  it('keep development sites, and lose no line of what is wrong', async () => {
    const sites = view.getByRole('textbox', { name: 'Development sites' });
    await sites.fill('*.Stage.test\nnot a host');
    await sites.press('Tab');
    await view.getByText('“not a host” is not a host').waitFor();
    expect(await sites.inputValue()).toBe('*.Stage.test\nnot a host');
    await sites.fill('*.Stage.test\n');
    await sites.press('Tab');
    await until(async () => JSON.stringify(await stored()).includes('"*.stage.test"'), 'the site');
    await until(async () => (await sites.inputValue()) === '*.stage.test', 'its one spelling');
  });

  it('restore what is ignored', async () => {
    await view.getByText('a test user').waitFor();
    await view.getByRole('button', { name: 'Restore: ' }).click();
    await view.getByText('Nothing is ignored.').waitFor();
    expect((await chromium.storage('local')).ignored).toEqual([]);
  });

  it('revoke one site, and the focus stays in the list', async () => {
    await view.getByRole('button', { name: `Revoke access to ${lab.origin('api')}` }).click();
    await until(async () => (await chromium.granted()).length === 1, 'the revocation');
    expect(await chromium.granted()).toEqual([`${lab.origin('app')}/*`]);
    const focused = () => view.evaluate<string | null>("document.activeElement.getAttribute('aria-label')");
    await until(async () => (await focused()) === `Revoke access to ${lab.origin('app')}`, 'the focus');
  });

  it('go out as a file and come back, and a wrong file changes nothing', async () => {
    const downloading = view.waitForEvent('download');
    await view.getByRole('button', { name: 'Export settings' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^tokenscope-settings-\d{4}-\d\d-\d\d\.json$/);
    const file = JSON.parse(await readFile(await download.path(), 'utf8'));
    expect(file.settings).toEqual({ ...DEFAULTS, developmentSites: ['*.stage.test'] });
    const choose = (text: string) =>
      view
        .getByLabel('Import settings from a file')
        .setInputFiles({ name: 'settings.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    const before = await stored();
    await choose('{"tokenscope": "settings", "settings": {"theme": "dark", "refreshLongDays": 0}}');
    await view.getByText('Must be a whole number from 1 to 3650.').waitFor();
    expect(await stored()).toEqual(before);
    await choose(JSON.stringify({ ...file, settings: { ...file.settings, refreshLongDays: 7 } }));
    await view.getByText('90 d → 7 d').waitFor();
    await view.getByRole('button', { name: 'Apply the changes' }).click();
    await until(async () => JSON.stringify(await stored()).includes('"refreshLongDays":7'), 'the import');
  });

  it('lead back to what was found', async () => {
    await view.getByRole('button', { name: 'Back to the inspection' }).click();
    await view.getByRole('heading', { name: 'Settings' }).waitFor({ state: 'detached' });
  });

  it('make no error', async () => {
    // It began without any access.
    expect((await chromium.errors()).filter((error) => !error.includes('request host permissions'))).toEqual([]);
  });
});
