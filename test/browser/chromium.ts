import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page, Worker } from 'playwright-core';
import { type ChromeConsole, openConsole } from './chrome-console';
import { type ChromiumBrowser, type ChromiumOptions, openChromium } from './chromium-browser';
import { keepExtensionLog, type LogEntry } from './extension-log';
import { until } from './until';

/** A running Chromium with one unpacked extension loaded. */
export type Chromium = ChromiumBrowser & {
  /** Id of the extension. */
  id: string;
  /** `chrome-extension://<id>/` */
  base: string;
  /** What the extension's worker, pages and content scripts wrote to the console, since the browser started. */
  logs(): LogEntry[];
  /** What the browser itself holds against the extension; uncaught errors and rejections of the worker are only here. */
  errors(): Promise<string[]>;
  /** The worker that runs now; waits for one to start, up to 30 s. */
  worker(): Promise<Worker>;
  /** Whether a worker runs now, or starts. */
  runs(): Promise<boolean>;
  /** Ends the worker as the browser does when it is idle, and waits until it is gone. The next event starts another. */
  killWorker(): Promise<void>;
  /** After this, the next real click that asks for host access gets it without a dialog. Grants nothing by itself. */
  grantByDialoglessClick(): Promise<void>;
  /** Grants host access as a click in the extension would: an origin without path, or '<all_urls>'. */
  allowSite(origin: string): Promise<void>;
  /** Takes host access back: match patterns, such as 'https://app.spa.test/*'. */
  revoke(origins: string[]): Promise<void>;
  /** Match patterns that are granted now. */
  granted(): Promise<string[]>;
  /** The popup for a tab, as a page of its own, 400 px wide, in front. */
  popup(tabId: number, look?: { theme?: 'light' | 'dark' }): Promise<Page>;
  /** The browser's id of a page's tab, granted or not. The first call for a page brings it to the front. */
  tabId(page: Page): Promise<number>;
  /** Presses the toolbar button on a page for real, which lends activeTab and opens the real popup. */
  triggerAction(page: Page): Promise<void>;
  /** All that an area of the extension's storage holds. */
  storage(area: 'session' | 'local' | 'sync'): Promise<Record<string, unknown>>;
  /** Puts these items there, beside what it holds. */
  store(area: 'session' | 'local', items: Record<string, unknown>): Promise<void>;
};

/** Starts Chromium and loads the unpacked extension in this folder. Throws when the browser refuses it. */
export const launchChromium = async (options: ChromiumOptions & { extension: string }): Promise<Chromium> => {
  const browser = await openChromium(options);
  try {
    return await load(browser, options.extension);
  } catch (problem) {
    await browser.close();
    throw problem;
  }
};

const load = async (browser: ChromiumBrowser, folder: string): Promise<Chromium> => {
  const { context, cdp } = browser;
  const logOf = keepExtensionLog(context);
  const popupPath = await popupPathIn(folder);
  // Only in developer mode does the browser keep its list of an extension's errors.
  await onSettings(browser, ({ call }) =>
    call('developerPrivate.updateProfileConfiguration', { inDeveloperMode: true }),
  );
  const { id } = await cdp.send('Extensions.loadUnpacked', { path: folder });
  const base = `chrome-extension://${id}/`;
  // Where the extension's API is called from: the browser gives chrome.* to any document of the extension's origin, and
  // manifest.json is one that runs no script, listens to nothing and sends nothing. It stays behind the page in front.
  const desk = lazily(() => openConsole(browser, `${base}manifest.json`));
  const tabs = new WeakMap<Page, number>();

  const workerTarget = async (): Promise<string | undefined> => {
    const { targetInfos } = await cdp.send('Target.getTargets');
    return targetInfos.find(({ type, url }) => type === 'service_worker' && url.startsWith(base))?.targetId;
  };
  // Playwright goes on listing a worker that has ended, and what is asked of it then waits for the next one.
  const listedWorker = (): Worker | undefined =>
    context.serviceWorkers().find((worker) => worker.url().startsWith(base));
  const workerStart = async (): Promise<number | undefined> =>
    Promise.race([
      listedWorker()
        ?.evaluate<number>('performance.timeOrigin')
        .catch(() => undefined),
      new Promise<undefined>((resolve) => setTimeout(resolve, 250)),
    ]);
  const grantByDialoglessClick = async (): Promise<void> =>
    onSettings(browser, ({ call }) => call('developerPrivate.addHostPermission', id, '<all_urls>'));

  return {
    ...browser,
    id,
    base,
    grantByDialoglessClick,
    logs: () => logOf(base),
    async errors() {
      const info = await onSettings(browser, ({ call }) => call<Info>('developerPrivate.getExtensionInfo', id));
      return info.runtimeErrors.map(({ message }) => message);
    },
    worker: () => until(async () => (await workerTarget()) && listedWorker(), 'a worker of the extension'),
    runs: async () => (await workerTarget()) !== undefined,
    async killWorker() {
      const targetId = await workerTarget();
      if (!targetId) return;
      const before = await workerStart();
      await cdp.send('Target.closeTarget', { targetId });
      // Where requests are under way another worker starts at once, under the same target.
      const isGone = async (): Promise<boolean> => {
        if (!(await workerTarget())) return true;
        const now = await workerStart();
        return now !== undefined && now !== before;
      };
      await until(isGone, 'the worker to end');
    },
    async allowSite(origin) {
      await grantByDialoglessClick();
      const origins = [origin.startsWith('<') ? origin : `${origin}/*`];
      const granted = await (await desk()).callByUser<boolean>('permissions.request', { origins });
      if (!granted) throw new Error(`The browser did not grant access to ${origin}.`);
    },
    async revoke(origins) {
      await (await desk()).call('permissions.remove', { origins });
    },
    granted: async () => (await (await desk()).call<{ origins?: string[] }>('permissions.getAll')).origins ?? [],
    async popup(tab, { theme } = {}) {
      const page = await context.newPage();
      await page.setViewportSize({ width: 400, height: 600 });
      if (theme) await page.emulateMedia({ colorScheme: theme });
      await page.goto(`${base}${popupPath}?tab=${tab}`);
      return page;
    },
    async tabId(page) {
      const known = tabs.get(page);
      if (known !== undefined) return known;
      await page.bringToFront();
      const session = await context.newCDPSession(page);
      const { windowId } = await session.send('Browser.getWindowForTarget');
      await session.detach();
      const [tab] = await (await desk()).call<{ id: number }[]>('tabs.query', { active: true, windowId });
      if (!tab) throw new Error('The page has no tab.');
      tabs.set(page, tab.id);
      return tab.id;
    },
    async triggerAction(page) {
      await page.bringToFront();
      const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{}] });
      const targets = targetInfos.filter(({ type, url }) => type === 'tab' && url === page.url());
      const [target, ...others] = targets.filter(({ embedderData }) => String(embedderData?.tabActive) === 'true');
      if (!target || others.length > 0) throw new Error('Another window shows the same address in front.');
      await cdp.send('Extensions.triggerAction', { id, targetId: target.targetId });
    },
    storage: async (area) => (await desk()).call(`storage.${area}.get`),
    store: async (area, items) => (await desk()).call(`storage.${area}.set`, items),
  };
};

type Info = { runtimeErrors: { message: string }[] };

/** The browser's own page about extensions may do what no extension may; it is opened for one call. */
const onSettings = async <R>(browser: ChromiumBrowser, use: (settings: ChromeConsole) => Promise<R>): Promise<R> => {
  const settings = await openConsole(browser, 'chrome://extensions/');
  try {
    return await use(settings);
  } finally {
    await settings.close();
  }
};

/** Makes it at the first call, and answers the same one from then on. */
const lazily = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

const popupPathIn = async (folder: string): Promise<string> => {
  const manifest: { action?: { default_popup?: string } } = JSON.parse(
    await readFile(join(folder, 'manifest.json'), 'utf8'),
  );
  if (!manifest.action?.default_popup) throw new Error('The manifest names no popup.');
  return manifest.action.default_popup;
};
