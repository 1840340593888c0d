import { posix, win32 } from 'node:path';

export type BrowserName = 'chromium' | 'firefox';

/** What must be known of a computer to find a browser on it. */
export type Machine = {
  platform: string;
  env: Record<string, string | undefined>;
  home: string;
  /** Runs as root. */
  root: boolean;
  /** Text of /etc/os-release; empty where there is none. */
  release: string;
};

/** The environment variable that names a browser's program and goes before every other place. */
export const VARIABLE: Record<BrowserName, string> = { chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH' };

/** Paths at which to look, best first. One segment of a path may hold a `*`. When the variable is set, its path alone. */
export const browserPlaces = (browser: BrowserName, machine: Machine): string[] => {
  const named = machine.env[VARIABLE[browser]];
  if (named) return [named];
  const system = SYSTEMS[machine.platform] ?? linux;
  return system(browser, machine);
};

type System = (browser: BrowserName, machine: Machine) => string[];

// Chromium first: it is what the tests were made with. Branded builds load the extension just as well.
const PROGRAMS: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'],
  firefox: ['firefox-esr', 'firefox', 'firefox-developer-edition'],
};

const LINUX_FOLDERS = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/var/lib/flatpak/exports/bin'];

const linux: System = (browser, { env, home }) => {
  const folders = [...new Set([...(env.PATH ?? '').split(':').filter(Boolean), ...LINUX_FOLDERS])];
  const named = PROGRAMS[browser].flatMap((program) => folders.map((folder) => posix.join(folder, program)));
  const cache =
    env.PLAYWRIGHT_BROWSERS_PATH ?? posix.join(env.XDG_CACHE_HOME ?? posix.join(home, '.cache'), 'ms-playwright');
  return [...named, ...cached(browser, cache, 'chromium-*/chrome-linux*/chrome')];
};

const APPS: Record<BrowserName, readonly string[]> = {
  chromium: ['Chromium', 'Google Chrome', 'Microsoft Edge'],
  firefox: ['Firefox', 'Firefox Developer Edition'],
};

const mac: System = (browser, { env, home }) => {
  const program = (app: string): string => `${app}.app/Contents/MacOS/${browser === 'firefox' ? 'firefox' : app}`;
  const installed = APPS[browser].flatMap((app) =>
    ['/Applications', posix.join(home, 'Applications')].map((folder) => posix.join(folder, program(app))),
  );
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? posix.join(home, 'Library/Caches/ms-playwright');
  return [...installed, ...cached(browser, cache, `chromium-*/chrome-mac*/${program('Chromium')}`)];
};

const EXES: Record<BrowserName, readonly string[]> = {
  chromium: [
    'Chromium\\Application\\chrome.exe',
    'Google\\Chrome\\Application\\chrome.exe',
    'Microsoft\\Edge\\Application\\msedge.exe',
  ],
  firefox: ['Mozilla Firefox\\firefox.exe', 'Firefox Developer Edition\\firefox.exe'],
};

const windows: System = (browser, { env, home }) => {
  const local = env.LOCALAPPDATA ?? win32.join(home, 'AppData\\Local');
  const folders = [
    env.PROGRAMFILES ?? 'C:\\Program Files',
    env['PROGRAMFILES(X86)'] ?? 'C:\\Program Files (x86)',
    local,
  ];
  const installed = EXES[browser].flatMap((exe) => folders.map((folder) => win32.join(folder, exe)));
  const cache = env.PLAYWRIGHT_BROWSERS_PATH ?? win32.join(local, 'ms-playwright');
  return [...installed, ...cached(browser, cache, 'chromium-*\\chrome-win*\\chrome.exe', win32.join)];
};

const SYSTEMS: Record<string, System> = { linux, darwin: mac, win32: windows };

// Playwright's Firefox is changed so that only Playwright can drive it; its Chromium is the plain one.
const cached = (browser: BrowserName, cache: string, path: string, join = posix.join): string[] =>
  browser === 'chromium' ? [join(cache, path)] : [];
