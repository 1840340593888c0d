import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's own folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Builds the extension for a browser, as `npm run build` does, into dist or `outDir`, by its own `config` or another; answers the unpacked extension's folder.
 * Throws when the build fails, after its own words went to standard error.
 */
export const buildExtension = async (
  mode: 'chrome' | 'firefox',
  outDir = join(ROOT, 'dist', mode),
  config = join(ROOT, 'vite.config.ts'),
): Promise<string> => {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  // A process of its own: under vitest, vite builds for tests and not for browsers.
  const { VITEST: _vitest, NODE_ENV: _mode, ...env } = process.env;
  const args = [
    vite,
    'build',
    '--config',
    config,
    '--mode',
    mode,
    '--outDir',
    outDir,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ];
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const words: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => words.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => words.push(bytes));
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  if (code === 0) return outDir;
  process.stderr.write(Buffer.concat(words));
  throw new Error(`The extension for ${mode} could not be built.`);
};
