import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import { accessToken, opaque } from '../session/login';
import { type Chromium, launchChromium } from './chromium';
import { coverageOf, inspectionOf } from './recorded';
import { until } from './until';

const EXTENSION = 'dist/chrome';

let lab: Lab;
let chromium: Chromium;
let page: Page;
let tab: number;

beforeEach(async () => {
  lab = await startLab();
  chromium = await launchChromium({ extension: EXTENSION, port: lab.port });
  page = await chromium.context.newPage();
  await page.goto(`${lab.origin('app')}/`);
  tab = await chromium.tabId(page);
});
afterEach(async () => {
  await chromium?.close();
  await lab?.close();
});

const inspection = () => inspectionOf(chromium, tab);
const coverage = () => coverageOf(chromium, tab);
const paths = async () => (await inspection())?.sightings.map(({ place }) => place.path) ?? [];
const sees = (path: string) => until(async () => (await paths()).includes(path), `a sighting of ${path}`, 10_000);
const quiet = () => new Promise((resolve) => setTimeout(resolve, 1_500));

/** The page calls its own server with a bearer token made for this moment. */
const call = async (path: string): Promise<void> => {
  const token = await accessToken();
  await page.evaluate(
    ([to = '', bearer = '']) => fetch(to, { headers: { authorization: `Bearer ${bearer}` } }).then(() => undefined),
    [path, token],
  );
};

/** As a user grants: the toolbar button, then a button of the popup. */
const grantByPopup = async (name: 'Watch this site' | 'Watch all sites'): Promise<void> => {
  await chromium.triggerAction(page);
  const popup = await chromium.popup(tab);
  await chromium.grantByDialoglessClick();
  await popup.getByRole('button', { name }).click();
  await until(async () => (await chromium.granted()).length > 0, 'the grant');
  await popup.close();
};

describe('the build', () => {
  it('warns of nothing when it is installed', async () => {
    const manifest = await readFile(`${EXTENSION}/manifest.json`, 'utf8');
    const warnings = (await chromium.worker()).evaluate((text) => {
      const { management } = (
        globalThis as unknown as {
          chrome: { management: { getPermissionWarningsByManifest(text: string): Promise<string[]> } };
        }
      ).chrome;
      return management.getPermissionWarningsByManifest(text);
    }, manifest);
    expect(await warnings).toEqual([]);
  });

  it.each([
    [
      'dist/chrome',
      ['webRequest', 'storage', 'cookies', 'scripting', 'activeTab', 'alarms', 'contextMenus', 'sidePanel'],
    ],
    [
      'dist/firefox',
      [
        'webRequest',
        'webRequestBlocking',
        'webRequestFilterResponse',
        'storage',
        'cookies',
        'scripting',
        'activeTab',
        'alarms',
        'contextMenus',
      ],
    ],
  ])('%s asks for these permissions and no site, and shows pages nothing', async (folder, permissions) => {
    const manifest = JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8'));
    expect(manifest.permissions).toEqual(permissions);
    expect(manifest.optional_host_permissions).toEqual(['<all_urls>']);
    for (const key of ['host_permissions', 'content_scripts', 'web_accessible_resources', 'externally_connectable'])
      expect(manifest).not.toHaveProperty(key);
    expect(manifest.content_security_policy.extension_pages).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';/,
    );
  });

  it('has no script of a page that names the extension, and no inline style or script', async () => {
    expect(await readFile(`${EXTENSION}/src/entries/page-hook.iife.js`, 'utf8')).toMatch(/\n\/\/# sourceURL=_\n$/);
    for (const file of (await readdir(`${EXTENSION}/src/entries`)).filter((name) => name.endsWith('.html'))) {
      expect(await readFile(`${EXTENSION}/src/entries/${file}`, 'utf8')).not.toMatch(
        / style=|<style|<script(?![^>]* src=)/,
      );
    }
  });
});

describe('a grant', () => {
  it('the first one ever, to a live worker, shows the next request without a reload', async () => {
    const worker = await chromium.worker();
    await worker.evaluate(() => void Object.assign(globalThis, { alive: true }));
    await grantByPopup('Watch all sites');
    await call('/first');
    await sees('/first');
    expect(await (await chromium.worker()).evaluate(() => 'alive' in globalThis)).toBe(true);
    expect(await coverage()).toMatchObject({ hooked: false });
    expect((await inspection())?.watching).toBe(true);
  });

  it('wakes a dead worker for the next request', async () => {
    await grantByPopup('Watch this site');
    await call('/first');
    await sees('/first');
    await chromium.killWorker();
    await call('/second');
    await sees('/second');
  });

  it('says that a page open before it should be reloaded, does it, and then hears responses', async () => {
    await grantByPopup('Watch this site');
    const popup = await chromium.popup(tab);
    await popup.getByRole('button', { name: 'Reload to watch from the start' }).click();
    await until(async () => (await coverage())?.hooked, 'the hook');
    await popup.getByRole('button', { name: 'Reload to watch from the start' }).waitFor({ state: 'detached' });
  });

  it('for one site names the other origins of its login, and adds them at a click', async () => {
    await grantByPopup('Watch this site');
    await runScenario(page, lab, 'spa-memory');
    await until(async () => (await coverage())?.missing.length === 2, 'the other origins');
    const popup = await chromium.popup(tab);
    await popup.getByText('login.idp.test').first().waitFor();
    await chromium.grantByDialoglessClick();
    await popup.getByRole('button', { name: 'Watch them too' }).click();
    await until(async () => (await coverage())?.missing.length === 0, 'the other origins to be granted');
    expect((await chromium.granted()).sort()).toEqual([
      'https://api.resource.test/*',
      'https://app.spa.test/*',
      'https://login.idp.test/*',
    ]);
  });

  it('taken back ends everything at once, scripts in the open page included', async () => {
    await grantByPopup('Watch this site');
    await page.reload();
    await call('/before');
    await sees('/before');
    const before = JSON.stringify(await inspection());
    await chromium.revoke(await chromium.granted());
    await call('/after');
    await page.evaluate((value) => localStorage.setItem('refresh_token', value), opaque());
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await quiet();
    expect({ ...JSON.parse(JSON.stringify(await inspection())), watching: true }).toEqual(JSON.parse(before));
    expect((await inspection())?.watching).toBe(false);
  });
});

describe('the switch', () => {
  it('off drops everything, on sees it again, and both survive the worker', async () => {
    await grantByPopup('Watch this site');
    await page.reload();
    await until(async () => (await coverage())?.hooked, 'the hook');
    const popup = await chromium.popup(tab);
    const watching = popup.getByRole('switch', { name: 'Watching' });
    await watching.click();
    await expect.poll(() => watching.getAttribute('aria-checked')).toBe('false');
    await chromium.killWorker();
    await call('/off');
    await page.reload();
    await call('/off-too');
    await quiet();
    expect(await paths()).toEqual([]);
    await watching.click();
    await expect.poll(() => watching.getAttribute('aria-checked')).toBe('true');
    await call('/on');
    await sees('/on');
  });
});

describe('one look without access', () => {
  it('shows what lies there; then using and reloading the page records nothing but the look', async () => {
    await runScenario(page, lab, 'spa-local-storage');
    await chromium.triggerAction(page);
    const popup = await chromium.popup(tab);
    await popup.getByRole('status').filter({ hasText: 'Refresh token' }).waitFor();
    await until(async () => (await inspection())?.findings.length === 2, 'the look');
    expect(await inspection()).toMatchObject({ watching: false });
    const seen = async () => (await inspection())?.sightings.map(({ token, place }) => `${token} ${place.key}`);
    const looked = await seen();
    expect(
      Object.keys(await chromium.storage('session')).filter(
        (key) => key.startsWith('followed') || key.startsWith('raw'),
      ),
    ).toEqual([]);

    await page.bringToFront();
    await call('/used');
    await quiet();
    expect(await seen()).toEqual(looked);
    await page.reload();
    await call('/used-again');
    await quiet();
    expect(await inspection()).toBeUndefined();
    expect(Object.keys(await chromium.storage('session')).filter((key) => key !== 'key')).toEqual([]);
    expect(await chromium.storage('local')).toEqual({});
  });
});
