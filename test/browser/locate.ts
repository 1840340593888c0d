import { spawn } from 'node:child_process';
import { access, constants, readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { type BrowserName, browserPlaces, type Machine, VARIABLE } from './browser-places';
import { browserRemedy } from './browser-remedy';

/**
 * The path of a browser's program. On Debian and Ubuntu, as root, a missing one is installed, with `say` told first.
 * Otherwise throws one sentence that gives the command to type.
 */
export const locate = async (browser: BrowserName, say: (line: string) => void = console.log): Promise<string> => {
  const machine = await thisMachine();
  const found = await firstOf(browserPlaces(browser, machine));
  if (found) return found;
  const named = machine.env[VARIABLE[browser]];
  if (named) throw new Error(`${VARIABLE[browser]} names ${named}, which is no program on this computer.`);
  const { install, sentence } = browserRemedy(browser, machine);
  for (const command of install) {
    say(`${browser} is missing; running: ${command.join(' ')}`);
    await run(command, sentence);
  }
  const installed = install.length > 0 ? await firstOf(browserPlaces(browser, machine)) : null;
  if (!installed) throw new Error(sentence);
  return installed;
};

const thisMachine = async (): Promise<Machine> => ({
  platform: process.platform,
  env: process.env,
  home: homedir(),
  root: process.getuid?.() === 0,
  release: await readFile('/etc/os-release', 'utf8').catch(() => ''),
});

const firstOf = async (places: readonly string[]): Promise<string | null> => {
  for (const place of places) {
    for (const path of await expand(place)) if (await isProgram(path)) return path;
  }
  return null;
};

/** A place as the paths it stands for: one segment may hold a `*`, and the newest name is tried first. */
const expand = async (place: string): Promise<string[]> => {
  const [, parent, before, after, rest] = /^(.*[\\/])([^\\/*]*)\*([^\\/*]*)(.*)$/.exec(place) ?? [];
  if (parent === undefined || before === undefined || after === undefined || rest === undefined) return [place];
  const names = await readdir(parent).catch(() => []);
  const newestFirst = names
    .filter((name) => name.startsWith(before) && name.endsWith(after))
    .sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return (await Promise.all(newestFirst.map((name) => expand(parent + name + rest)))).flat();
};

const isProgram = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

const run = ([program = '', ...args]: readonly string[], sentence: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
    child.on('error', () => reject(new Error(sentence)));
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(sentence))));
  });
