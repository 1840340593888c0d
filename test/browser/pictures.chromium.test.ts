import { mkdir } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/session/inspection';
import en from '../../src/static/_locales/en/messages.json' with { type: 'json' };
import ja from '../../src/static/_locales/ja/messages.json' with { type: 'json' };
import { type Lab, startLab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import { accessToken } from '../session/login';
import { type Chromium, launchChromium } from './chromium';
import { chromiumSpeaks } from './language';
import { until } from './until';

const FOLDER = 'pictures';
const THEMES = ['light', 'dark'] as const;
const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
const MESSAGES = { en, ja };
const hasJapanese = await chromiumSpeaks('ja');

let lab: Lab;
beforeAll(async () => {
  await mkdir(FOLDER, { recursive: true });
  lab = await startLab();
});
afterAll(() => lab?.close());

describe.each(hasJapanese ? ['en', 'ja'] : ['en'])('the popup in %s', (lang) => {
  let chromium: Chromium;
  let page: Page;
  let tab: number;
  beforeAll(async () => {
    chromium = await launchChromium({ extension: 'dist/chrome', port: lab.port, lang });
    page = await chromium.context.newPage();
    await page.goto(`${lab.origin('app')}/`);
    tab = await chromium.tabId(page);
  });
  afterAll(() => chromium?.close());

  const inspection = async () => (await chromium.storage('session'))[`inspection:${tab}`] as Inspection | undefined;

  const word = (key: keyof typeof en): string => MESSAGES[lang as keyof typeof MESSAGES][key].message;
  const rowOf = (popup: Page, severity: (typeof SEVERITIES)[number]) =>
    popup
      .locator('button.find:not(.dim)')
      .filter({ has: popup.locator('.sevword', { hasText: word(`severity_${severity}`) }) })
      .first();

  /** The popup as it is drawn, in both themes; nothing may stand out of its 400 pixels. `open`: what to click first. */
  const picture = async (name: string, seen: RegExp | string, open?: (popup: Page) => Promise<void>): Promise<void> => {
    for (const theme of THEMES) {
      const popup = await chromium.popup(tab, { theme });
      await popup.getByText(seen).first().waitFor();
      await open?.(popup);
      expect(await popup.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(400);
      await popup.locator('body').screenshot({ path: `${FOLDER}/${name}-${lang}-${theme}.png` });
      await popup.close();
    }
  };

  it('peek', async () => {
    await runScenario(page, lab, 'spa-local-storage');
    await chromium.triggerAction(page);
    await until(async () => (await inspection())?.findings.length, 'the look');
    await picture('peek', 'app.spa.test');
  });

  it('exposed, a token, a finding', async () => {
    await chromium.allowSite('<all_urls>');
    await runScenario(page, lab, 'spa-local-storage');
    await until(
      async () =>
        (await inspection())?.findings.some(
          ({ rule, certainty }) => rule === 'rt-in-local-storage' && certainty === 'proven',
        ),
      'the exposure',
    );
    await picture('exposed', 'rt·');
    await picture('token', 'rt·', async (popup) => {
      await popup.locator('article h3').first().click();
      await popup.getByText('iat').first().waitFor();
    });
    await picture('finding', 'rt·', async (popup) => {
      await popup.locator('button.find:has(.sev.bad)').first().click();
      await popup.getByText('RFC 6749').first().waitFor();
    });
  });

  it('a finding of each severity, and one that is ignored', async () => {
    await runScenario(page, lab, 'rt-in-query');
    for (const severity of SEVERITIES) {
      await until(async () => (await inspection())?.findings.some((one) => one.severity === severity), severity);
      await picture(`finding-${severity}`, 'rt·', async (popup) => {
        await rowOf(popup, severity).click();
        await popup
          .getByText(/^(?:RFC|OpenID|ASVS) /)
          .first()
          .waitFor();
      });
    }
    const popup = await chromium.popup(tab);
    await rowOf(popup, 'critical').click();
    await popup.getByRole('button', { name: word('ignore') }).click();
    await popup.getByRole('textbox', { name: word('ignore_why') }).fill('Ada is a user made up for this');
    await popup.keyboard.press('Enter');
    await popup.getByRole('button', { name: word('restore') }).waitFor();
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe(word('restore'));
    await popup.close();
    await picture('ignored', 'rt·', async (shown) => {
      await shown.getByRole('heading', { name: word('ignored') }).scrollIntoViewIfNeeded();
    });
    const after = await chromium.popup(tab);
    await after
      .getByRole('heading', { name: word('ignored') })
      .locator('xpath=../..')
      .locator('button.find')
      .first()
      .click();
    await after.getByText('Ada is a user').waitFor();
    await after.getByRole('button', { name: word('restore') }).click();
    await after.getByRole('button', { name: word('ignore') }).waitFor();
    await after.close();
  });

  it('clean, with an access token that no script can read at rest', async () => {
    await leaveFor('/');
    const token = await accessToken();
    await page.evaluate(
      ([to = '', bearer = '']) => fetch(to, { headers: { authorization: `Bearer ${bearer}` } }).catch(() => undefined),
      [`${lab.origin('api')}/orders`, token],
    );
    await until(async () => (await inspection())?.tokens.length === 1, 'the use of the token');
    await picture('clean', 'api.resource.test');
  });

  it('empty', async () => {
    await leaveFor('/');
    await picture('empty', 'app.spa.test');
  });

  /** A new tab, where nothing was seen yet, on a site that keeps nothing. */
  const leaveFor = async (path: string): Promise<void> => {
    await page.evaluate(() => localStorage.clear());
    await page.close();
    page = await chromium.context.newPage();
    await page.goto(`${lab.origin('app')}${path}`);
    tab = await chromium.tabId(page);
    await until(async () => (await inspection()) !== undefined, 'the inspection');
  };
});

if (!hasJapanese) it.skip('the popup in ja: this Chromium has no Japanese texts', () => undefined);
