import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bidi, connectBidi } from './bidi';
import { runScript, type Script } from './bidi-script';
import { type FirefoxAddon, installAddon } from './firefox-addon';
import { firefoxPrefs } from './firefox-prefs';
import { type FirefoxTab, openTab } from './firefox-tab';
import { locate } from './locate';

export type FirefoxOptions = {
  /** The lab's port. */
  port?: number;
  /** True unless told otherwise. */
  headless?: boolean;
  /** Instead of the one `locate` finds. */
  executablePath?: string;
  /** What extensions take for the language of the browser; English unless told otherwise. */
  lang?: string;
};

/** A running Firefox with a new profile. */
export type Firefox = {
  newTab(): Promise<FirefoxTab>;
  /** Runs privileged code in the browser's own window. See `runScript`. */
  chrome<Args extends unknown[], R>(script: Script<Args, R>, ...args: Args): Promise<R>;
  /** Forgets what these hosts keep: cookies, stores, workers; and every cache. What the extension keeps stays. */
  forgetSites(hosts: readonly string[]): Promise<void>;
  /** Everything Firefox printed, the consoles of pages and background among it. */
  logs: readonly string[];
  profile: string;
  /** Ends the browser and removes the profile. */
  close(): Promise<void>;
};

/** Starts Firefox with the unpacked extension in this folder installed for the session. Throws when it is refused. */
export const launchFirefox = async (
  options: FirefoxOptions & { extension: string },
): Promise<Firefox & { addon: FirefoxAddon }> => {
  const manifest: Manifest = JSON.parse(await readFile(join(options.extension, 'manifest.json'), 'utf8'));
  const id = manifest.browser_specific_settings?.gecko?.id;
  const popup = manifest.action?.default_popup;
  if (!id || !popup) throw new Error('The manifest lacks an id for Firefox or a popup.');
  const uuid = randomUUID();
  const { bidi, ...firefox } = await start(options, { [id]: uuid });
  try {
    if (options.lang) await firefox.chrome(`(${SPEAK})(${JSON.stringify(options.lang)})`);
    return { ...firefox, addon: await installAddon(bidi, firefox, { folder: options.extension, id, uuid, popup }) };
  } catch (problem) {
    await firefox.close();
    throw problem;
  }
};

// Its own texts would take a package of the language; ours do not.
const SPEAK = `(lang) => {
  Services.locale.availableLocales = [...new Set([...Services.locale.availableLocales, lang])];
  Services.locale.requestedLocales = [lang];
}`;

type Manifest = {
  browser_specific_settings?: { gecko?: { id?: string } };
  action?: { default_popup?: string };
};

const start = async (
  { port, headless = true, executablePath }: FirefoxOptions,
  uuids: Record<string, string>,
): Promise<Firefox & { bidi: Bidi }> => {
  const program = executablePath ?? (await locate('firefox'));
  const profile = await mkdtemp(join(tmpdir(), 'tokenscope-firefox-'));
  await writeFile(join(profile, 'user.js'), firefoxPrefs({ ...(port ? { port } : {}), uuids }));
  const args = ['--no-remote', '--profile', profile, '--remote-debugging-port', '0', '--remote-allow-system-access'];
  const child = spawn(program, [...args, ...(headless ? ['--headless'] : []), 'about:blank'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const logs: string[] = [];
  const end = async (): Promise<void> => {
    await endOf(child);
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  try {
    const bidi = await connectBidi(await addressOf(child, logs));
    const chrome: Firefox['chrome'] = async (script, ...rest) => {
      const { contexts } = await bidi.send<Tree>('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
      const main = contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml');
      if (!main) throw new Error('Firefox shows no window.');
      return runScript(bidi, main.context, script, ...rest);
    };
    return {
      bidi,
      logs,
      profile,
      newTab: () => openTab(bidi),
      chrome,
      forgetSites: (hosts) => chrome<[], void>(`(${FORGET})(${JSON.stringify(hosts)})`),
      async close() {
        await Promise.race([bidi.send('browser.close').catch(() => undefined), sleep(3000)]);
        bidi.close();
        await end();
      },
    };
  } catch (problem) {
    child.kill();
    await end();
    throw problem;
  }
};

const FORGET = `async (hosts) => {
  const { nsIClearDataService: its } = Ci;
  const what = its.CLEAR_COOKIES | its.CLEAR_DOM_STORAGES | its.CLEAR_ALL_CACHES;
  for (const host of hosts)
    await new Promise((resolve) => Services.clearData.deleteDataFromHost(host, false, what, { onDataDeleted: resolve }));
}`;

type Tree = { contexts: { context: string; url: string }[] };

/** Firefox says on its output where it listens. Throws when it ends first, or after a minute. */
const addressOf = (child: ChildProcess, logs: string[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const fail = (reason: string): void => reject(new Error(`Firefox ${reason}\n${logs.slice(-10).join('\n')}`));
    const timer = setTimeout(() => fail('did not start within a minute.'), 60_000);
    const hear = (bytes: Buffer): void => {
      for (const line of String(bytes).split('\n').filter(Boolean)) {
        logs.push(line);
        const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(line)?.[1];
        if (address) {
          clearTimeout(timer);
          resolve(address);
        }
      }
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.on('error', (problem) => fail(`could not be started: ${problem.message}`));
    child.on('exit', (code) => {
      clearTimeout(timer);
      fail(`ended with ${code}.`);
    });
  });

/** Resolves when the process is gone; after 5 s it is made to go. */
const endOf = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await new Promise((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
};

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
