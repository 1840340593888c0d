import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import { violations } from './axe';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { pastedIn } from './pasted';
import { inspectionOf } from './recorded';
import { FOLDER, THEMES } from './states/picture';
import { until } from './until';

let lab: Lab;
let chromium: Chromium;
let page: Page;
let popup: Page;
chromiumInLab({ granted: 'all' }, async (started) => {
  ({ lab, chromium } = started);
  page = await chromium.context.newPage();
  await runScenario(page, lab, 'spa-local-storage');
  const tab = await chromium.tabId(page);
  popup = await chromium.popup(tab);
});

const button = (name: string) => popup.getByRole('button', { name, exact: true });
const clipboard = async (): Promise<string> => {
  const text = await pastedIn(chromium.context);
  await popup.bringToFront();
  return text;
};
const focused = () => popup.evaluate(() => document.activeElement?.textContent);

/** A picture and what axe says, in both themes. */
const look = async (name: string): Promise<void> => {
  for (const theme of THEMES) {
    await popup.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await popup.locator('body').screenshot({ path: `${FOLDER}/${name}-en-${theme}.png` });
    expect(await violations(popup, { colours: theme === 'dark' })).toEqual([]);
    expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
  }
};

it('explains the claims of an access token, and copies one with C', async () => {
  await popup.getByRole('button', { name: 'Access token' }).first().click();
  await popup.getByText('Not tied to a key: whoever holds it can use it').waitFor();
  await look('token-claims');
  await button('Copy exp').focus();
  await popup.keyboard.press('c');
  await popup.getByText('Copied').first().waitFor();
  expect(await clipboard()).toMatch(/^\d{10}$/);
});

it('shows it as JSON', async () => {
  await button('Claims').focus();
  await popup.keyboard.press('ArrowRight');
  expect(await focused()).toBe('JSON');
  await popup.getByText('"alg": "ES256"').waitFor();
  expect(await popup.getByText('⟨U+').count()).toBe(0);
  await look('token-json');
});

it('shows it as it travels, and copies it when asked twice', async () => {
  await popup.keyboard.press('ArrowRight');
  await popup.getByRole('heading', { name: 'Payload' }).waitFor();
  const shown = (await popup.locator('main pre').allTextContents()).join('.');
  const stored = Object.entries(await chromium.storage('session'));
  expect(stored.some(([key, value]) => key.startsWith('raw:') && value === shown)).toBe(true);
  await popup.keyboard.press('Tab');
  expect(await focused()).toBe('Copy token');
  await popup.keyboard.press('Enter');
  await popup.getByText(/^Whoever has this token can use it until \d\d:\d\d:\d\d\.$/).waitFor();
  await look('token-raw');
  await popup.keyboard.press('Escape');
  expect(await focused()).toBe('Copy token');
  await popup.keyboard.press('Enter');
  await popup.keyboard.press('Enter');
  await popup.getByText('Copied').first().waitFor();
  expect((await clipboard()) === shown).toBe(true);
  await button('Copy token').click();
  expect(await button('Copy it').count()).toBe(0);
});

it('has no value of a refresh token to show', async () => {
  const bench = await chromium.context.newPage();
  await bench.goto(`${chromium.base}src/entries/workbench.html${new URL(popup.url()).search}`);
  await bench
    .getByRole('button', { name: /^Refresh ?rt·/ })
    .first()
    .click();
  await bench.getByText('An opaque token says nothing by itself').waitFor();
  expect(await bench.getByRole('button', { name: /^(?:Raw|JSON|Copy token)$/ }).count()).toBe(0);
  await bench.close();
});

it('shows a hostile token for what it is, and a long list in steps', async () => {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const hostile = `${encode({ alg: 'RS256', typ: 'at+jwt' })}.${encode({
    iss: 'https://login.idp.test',
    aud: ['https://api.test', '<img src=x onerror=alert(1)>'],
    scope: 'read \u202egpj.exe \u200b',
    '</dl><b>name': '<script>alert(1)</script>',
    words: 'word '.repeat(500),
    groups: Array.from({ length: 30 }, (_, index) => `group ${index}`),
  })}.${randomBytes(64).toString('base64url')}`;
  const other = await chromium.context.newPage();
  await other.goto(`${lab.origin('app')}/`);
  await other.evaluate((value) => {
    localStorage.clear();
    localStorage.setItem('access_token', value);
  }, hostile);
  const tab = await chromium.tabId(other);
  const seen = async () => (await inspectionOf(chromium, tab))?.tokens;
  await until(async () => (await seen())?.some(({ claims }) => claims && 'groups' in claims), 'the token to be seen');
  popup = await chromium.popup(tab);
  await popup.getByRole('article').filter({ hasText: '⟨U+202E⟩gpj.exe' }).getByRole('button').click();
  await popup.getByText('<script>alert(1)</script>').waitFor();
  await popup.getByText('Long texts are kept in part').waitFor();
  expect(await popup.locator('main img, main script, main b').count()).toBe(0);
  await popup.getByRole('button', { name: /^Show more/ }).focus();
  expect(await focused()).toBe('Show more (20 of 30 shown)');
  await popup.keyboard.press('Enter');
  await popup.getByRole('button', { name: /^Show more/ }).waitFor({ state: 'detached' });
  expect(await popup.evaluate(() => document.activeElement === document.body)).toBe(false);
  await look('token-hostile');
});
