import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildExtension, ROOT } from '../lab/build-extension';
import { CASES, nameOf } from './cases';
import { summarize, tableOf } from './report';
import { runCases } from './run-cases';

const HERE = join(ROOT, 'test', 'sdks');

/**
 * `npm run test:sdks`: real SDKs sign in and refresh in Chromium, and what the extension says is held against what is so.
 * A word after `--` picks the cases with that word in their name; `--no-install` takes the packages that are there.
 */
const main = async (): Promise<number> => {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  const cases = CASES.filter((one) => words.every((word) => nameOf(one).includes(word)));
  if (!process.argv.includes('--no-install')) {
    console.log('Installing the SDKs into test/sdks: npm ci.');
    await command('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  }
  console.log('Checking the types of the apps.');
  await command(join(ROOT, 'node_modules', '.bin', 'tsc'), '-p', '.');
  console.log('Building the extension and the apps.');
  const results = await runCases(cases, await buildExtension('chrome'), ({ name, stages }) =>
    console.log(`${name}: ${typeof stages === 'string' ? stages : 'done'}`),
  );
  console.log(tableOf(results));
  const { text, failed } = summarize(results);
  console.log(text);
  return failed > 0 ? 1 : 0;
};

/** Throws when it fails; it has then said why itself. */
const command = (name: string, ...args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd: HERE, stdio: 'inherit', shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ${args[0]} failed.`))));
  });

process.exitCode = await main();
