import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium } from 'playwright-core';
import { locate } from './locate';

export type ChromiumOptions = {
  /** The lab's port; without it no name at all resolves. */
  port?: number;
  /** Further names that lead to the lab, such as those of vendors: one that its software has built in cannot be a .test name. */
  hosts?: readonly string[];
  /** True unless told otherwise. */
  headless?: boolean;
  /** Language of the browser's own texts, which extensions follow: 'en', 'ja'. */
  lang?: string;
  /** Instead of the one `locate` finds. */
  executablePath?: string;
};

/** A running Chromium with a new profile and nothing in it. */
export type ChromiumBrowser = {
  context: BrowserContext;
  /** A session with the browser itself. */
  cdp: CDPSession;
  /** The profile's folder. */
  profile: string;
  /** Ends the browser; the profile stays on disk to be looked at. */
  stop(): Promise<void>;
  /** Ends the browser and removes the profile. */
  close(): Promise<void>;
};

/** Starts Chromium with a profile of its own. Throws when there is no Chromium or it does not start within a minute. */
export const openChromium = async (options: ChromiumOptions = {}): Promise<ChromiumBrowser> => {
  const { port, hosts = [], headless = true, lang = 'en' } = options;
  const executablePath = options.executablePath ?? (await locate('chromium'));
  const profile = await mkdtemp(join(tmpdir(), 'tokenscope-chromium-'));
  const remove = (): Promise<void> => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless,
      timeout: 60_000,
      // Playwright would end this process at once, before the profile is removed; without it Chromium ends all the same.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // Playwright's headless is another browser without extensions; and its own switch turns them off.
      ignoreDefaultArgs: ['--headless', '--headless=old', '--disable-extensions'],
      args: [
        ...(headless ? ['--headless=new'] : []),
        ...FLAGS,
        `--lang=${lang}`,
        `--host-resolver-rules=${rules(port, hosts)}`,
      ],
      viewport: headless ? { width: 1280, height: 800 } : null,
      // On Linux the texts follow the environment, not --lang.
      env: { ...process.env, LANGUAGE: lang },
    });
    const browser = context.browser();
    if (!browser) throw new Error('Chromium gave no browser to speak to.');
    const stop = (): Promise<void> => context.close();
    await speaks(context, lang).catch((problem) => stop().finally(() => Promise.reject(problem)));
    return {
      context,
      cdp: await browser.newBrowserCDPSession(),
      profile,
      stop,
      close: () => stop().finally(remove),
    };
  } catch (problem) {
    await remove();
    throw problem;
  }
};

/** A Chromium without the language asked for speaks English and says nothing about it. */
const speaks = async (context: BrowserContext, lang: string): Promise<void> => {
  const spoken = await context.pages()[0]?.evaluate<string>('navigator.language');
  if (spoken?.split('-')[0] === lang) return;
  throw new Error(`This Chromium has no texts in "${lang}"; on Debian type "sudo apt-get install chromium-l10n".`);
};

const FLAGS: readonly string[] = [
  '--no-first-run',
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--ignore-certificate-errors',
  // Lets the DevTools protocol load an unpacked extension and press its toolbar button.
  '--enable-unsafe-extension-debugging',
];

// No other name leads anywhere, so that nothing but this machine is ever contacted.
const rules = (port: number | undefined, hosts: readonly string[]): string =>
  [
    ...(port
      ? ['*.test', ...hosts].flatMap((host) => [443, 80].map((from) => `MAP ${host}:${from} 127.0.0.1:${port}`))
      : []),
    'MAP * ~NOTFOUND',
    'EXCLUDE 127.0.0.1',
  ].join(' , ');
