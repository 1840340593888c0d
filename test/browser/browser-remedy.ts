import { type BrowserName, type Machine, VARIABLE } from './browser-places';

/** What to do about a browser that is missing. */
export type Remedy = {
  /** Commands that install it, in order; none where that is the user's to do. */
  install: string[][];
  /** One sentence that gives the command to type. */
  sentence: string;
};

/** Installs by itself only as root on Debian and Ubuntu, where commands without a question do it. */
export const browserRemedy = (browser: BrowserName, machine: Machine): Remedy => {
  const family = familyOf(machine);
  return {
    install: machine.root && APT.has(family) ? aptGet(PACKAGES[browser]) : [],
    sentence: `${NAMES[browser]} was not found; to install it type "${COMMANDS[family][browser]}", or set ${VARIABLE[browser]} to the path of its program.`,
  };
};

const NAMES: Record<BrowserName, string> = { chromium: 'Chromium', firefox: 'Firefox' };

const COMMANDS = {
  debian: { chromium: 'sudo apt-get install chromium', firefox: 'sudo apt-get install firefox-esr' },
  ubuntu: { chromium: 'sudo snap install chromium', firefox: 'sudo snap install firefox' },
  fedora: { chromium: 'sudo dnf install chromium', firefox: 'sudo dnf install firefox' },
  arch: { chromium: 'sudo pacman -S chromium', firefox: 'sudo pacman -S firefox' },
  suse: { chromium: 'sudo zypper install chromium', firefox: 'sudo zypper install MozillaFirefox' },
  alpine: { chromium: 'sudo apk add chromium', firefox: 'sudo apk add firefox-esr' },
  darwin: { chromium: 'brew install --cask google-chrome', firefox: 'brew install --cask firefox' },
  win32: { chromium: 'winget install Google.Chrome', firefox: 'winget install Mozilla.Firefox' },
  other: { chromium: 'npx playwright-core install chromium', firefox: 'sudo snap install firefox' },
} as const satisfies Record<string, Record<BrowserName, string>>;

type Family = keyof typeof COMMANDS;

const APT: ReadonlySet<Family> = new Set<Family>(['debian', 'ubuntu']);

// Debian keeps Chromium's languages other than English, and a font worth looking at, in packages of their own.
const PACKAGES: Record<BrowserName, readonly string[]> = {
  chromium: ['chromium', 'chromium-l10n', 'fonts-liberation'],
  firefox: ['firefox-esr'],
};

const aptGet = (packages: readonly string[]): string[][] => [
  ['apt-get', 'update'],
  ['apt-get', 'install', '--yes', '--no-install-recommends', ...packages],
];

/** A Linux is known by its own name or, failing that, by those it says it is like: os-release(5). */
const familyOf = ({ platform, release }: Machine): Family => {
  const words = ['ID', 'ID_LIKE'].flatMap((key) => fieldOf(release, key).split(' '));
  return (platform === 'linux' ? words : [platform]).find(isFamily) ?? 'other';
};

const isFamily = (word: string): word is Family => Object.hasOwn(COMMANDS, word);

const fieldOf = (release: string, key: string): string =>
  new RegExp(`^${key}="?([^"\\n]*)"?$`, 'm').exec(release)?.[1] ?? '';
