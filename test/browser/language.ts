import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { openChromium } from './chromium-browser';

/**
 * Whether the Chromium at hand has texts in a language. On Debian and Ubuntu, as root, its package of languages is
 * installed where it is missing, with `say` told first, and a small font that has Japanese.
 */
export const chromiumSpeaks = async (lang: string, say: (line: string) => void = console.log): Promise<boolean> => {
  if (await speaks(lang)) return true;
  if (
    process.getuid?.() !== 0 ||
    !/^ID(?:_LIKE)?=.*\b(?:debian|ubuntu)\b/m.test(await readFile('/etc/os-release', 'utf8').catch(() => ''))
  )
    return false;
  say(`Chromium has no texts in "${lang}"; running: ${INSTALL.join(' ')}`);
  await run(['apt-get', 'update']);
  await run(INSTALL);
  return speaks(lang);
};

const INSTALL = ['apt-get', 'install', '--yes', '--no-install-recommends', 'chromium-l10n', 'fonts-droid-fallback'];

const speaks = async (lang: string): Promise<boolean> => {
  try {
    await (await openChromium({ lang })).close();
    return true;
  } catch {
    // Without the language it ends with a sentence that says so; without Chromium the other tests say it.
    return false;
  }
};

const run = ([program = '', ...args]: readonly string[]): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
