import type { Page } from 'playwright-core';
import type { Coverage, Inspection } from '../../../src/session/inspection';
import type { Translate } from '../../../src/views/scope';
import type { Lab } from '../../lab/lab';
import { runScenario } from '../../lab/run-scenario';
import { type Locale, translator } from '../../views/translate';
import { type ChromeConsole, openConsole } from '../chrome-console';
import { type Chromium, launchChromium } from '../chromium';
import { tidy } from '../play';
import { coverageOf, inspectionOf } from '../recorded';
import { until } from '../until';
import type { Granted, Site, State, Surface } from './state';

/** A browser in one language, and what scenes are made with. */
export type Stage = {
  chromium: Chromium;
  lab: Lab;
  lang: Locale;
  t: Translate;
  /** Calls the extension's API. */
  desk: ChromeConsole;
  /** Takes back what was granted, and grants this. */
  grant(granted: Granted): Promise<void>;
  /** A new tab on the lab's app, with nothing left from before; the user was introduced to the extension. */
  visit(): Promise<Site>;
  /** The same after scenarios were played to their end, one after the other. */
  play(...scenarios: string[]): Promise<Site>;
  coverage(site: Site): Promise<Coverage | undefined>;
  /** Waits until what is known of a tab is so. */
  known(site: Site, is: (inspection: Inspection) => boolean, what: string): Promise<void>;
  /** A private window on a page of the lab's app. */
  visitPrivately(): Promise<Site>;
  /** A surface on a tab, as a page of its own. */
  view(of: Pick<State, 'surface' | 'hash' | 'before'>, tab: number): Promise<Page>;
  close(): Promise<void>;
};

/** Width and height of each. A popup is never higher; the panel is about as wide as browsers make it. */
const SIZES: Record<Surface, { width: number; height: number }> = {
  popup: { width: 400, height: 600 },
  panel: { width: 360, height: 800 },
  workbench: { width: 1440, height: 900 },
};

/** Starts a browser in a language with the extension in it; nothing is granted. */
export const openStage = async (lab: Lab, lang: Locale): Promise<Stage> => {
  const chromium = await launchChromium({ extension: 'dist/chrome', port: lab.port, lang });
  await allowPrivately(chromium);
  const desk = await openConsole(chromium, `${chromium.base}manifest.json`);
  const begin = async (show: (page: Page) => Promise<unknown>): Promise<Site> => {
    await tidy(chromium, lab);
    await desk.call('storage.local.set', { introduced: true });
    const page = await chromium.context.newPage();
    await show(page);
    return { page, tab: await chromium.tabId(page) };
  };
  let now: Granted = 'none';
  return {
    chromium,
    lab,
    lang,
    t: translator(lang),
    desk,
    async grant(granted) {
      if (granted === now) return;
      if (now !== 'none') await chromium.revoke(await chromium.granted());
      if (granted !== 'none') await chromium.allowSite(granted === 'all' ? '<all_urls>' : lab.origin('app'));
      now = granted;
    },
    visit: () => begin((page) => page.goto(`${lab.origin('app')}/`)),
    play: (...scenarios) =>
      begin(async (page) => {
        for (const scenario of scenarios) await runScenario(page, lab, scenario);
      }),
    async visitPrivately() {
      await tidy(chromium, lab);
      const url = `${lab.origin('app')}/`;
      const opening = chromium.context.waitForEvent('page');
      const { tabs } = await desk.call<{ tabs: { id: number }[] }>('windows.create', { incognito: true, url });
      const page = await opening;
      await page.waitForURL(url);
      return { page, tab: tabs[0]?.id ?? -1 };
    },
    coverage: ({ tab }) => coverageOf(chromium, tab),
    async known({ tab }, is, what) {
      const isKnown = async (): Promise<boolean> => {
        const inspected = await inspectionOf(chromium, tab);
        return inspected !== undefined && is(inspected);
      };
      await until(isKnown, what);
    },
    async view({ surface, hash = '', before }, tab) {
      const page = await chromium.context.newPage();
      if (before) await page.addInitScript(before);
      await page.setViewportSize(SIZES[surface]);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.goto(`${chromium.base}src/entries/${surface}.html?tab=${tab}${hash}`);
      return page;
    },
    close: () => chromium.close(),
  };
};

/** Extensions see nothing of private windows until the user lets them, which starts the extension anew. */
const allowPrivately = async (chromium: Chromium): Promise<void> => {
  const settings = await openConsole(chromium, 'chrome://extensions/');
  const { id: extensionId, base, context } = chromium;
  await settings.call('developerPrivate.updateExtensionConfiguration', { extensionId, incognitoAccess: true });
  await settings.close();
  const page = await context.newPage();
  // Until it is there again, the browser shows a page of its own, which has no such function.
  const isAllowed = async (): Promise<boolean> => {
    await page.goto(`${base}manifest.json`).catch(() => undefined);
    return page.evaluate<boolean>('chrome.extension.isAllowedIncognitoAccess()').catch(() => false);
  };
  await until(isAllowed, 'the extension to be allowed in private windows');
  await page.close();
};
