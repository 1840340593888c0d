import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { locate } from './browser/locate';

/** `npm test`: every check in turn, each saying what it does; what failed is named again before the last line, which counts. */
type Tally = { passed: number; failed: number; skipped: number };

const main = async (): Promise<number> => {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const [what, check] of CHECKS) {
    const began = Date.now();
    console.log(`\n▸ ${what}`);
    const counted = await check().catch((problem: unknown) => {
      console.error(problem instanceof Error ? problem.message : problem);
      return FAILED;
    });
    for (const key of Object.keys(tally) as (keyof Tally)[]) tally[key] += counted[key];
    console.log(`  ${counted.failed > 0 ? 'failed' : 'done'} after ${Math.round((Date.now() - began) / 1000)} s`);
    if (counted.failed > 0 && !failures.some(({ check }) => check === what)) failures.push({ check: what });
  }
  for (const name of triedAgain) console.log(`\n? ${name}\n  passed at the second try`);
  for (const { check, why } of failures) console.log(`\n✗ ${check}${why ? `\n  ${why}` : ''}`);
  const { passed, failed, skipped } = tally;
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return failed > 0 ? 1 : 0;
};

/** What failed, and why, as far as it is known. */
const failures: { check: string; why?: string }[] = [];

/** What is not to be relied on: it failed, and passed when it was run again. */
const triedAgain: string[] = [];

/** As it was before vitest ran here: what it sets makes vite build for tests and not for browsers. */
const environment = { ...process.env };

const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };
const FAILED: Tally = { ...NOTHING, failed: 1 };

/** A tool of node_modules/.bin; a failure of it counts as one failed test. */
const tool = (...[name = '', ...args]: string[]): Promise<Tally> =>
  new Promise((resolve, reject) => {
    const child = spawn(join('node_modules', '.bin', name), args, {
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...environment, NO_UPDATE_NOTIFIER: '1' },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code === 0 ? NOTHING : FAILED));
  });

const tests = async (...project: string[]): Promise<Tally> => {
  const vitest = await startVitest('test', [], { project, watch: false, reporters: ['default'] });
  const tally = { ...NOTHING };
  for (const module of vitest.state.getTestModules()) {
    // A file that does not even load has no tests to count, and passes for nothing.
    if (module.errors().length > 0) tally.failed += 1;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      tally[state === 'pending' ? 'failed' : state] += 1;
      const [error] = test.result().errors ?? [];
      const name = `${module.moduleId.split('/test/').at(-1)} > ${test.fullName}`;
      if (test.diagnostic()?.flaky) triedAgain.push(name);
      if (state === 'failed' || state === 'pending') failures.push({ check: name, why: error?.message ?? state });
    }
  }
  if (vitest.state.getUnhandledErrors().length > 0) tally.failed += 1;
  await vitest.close();
  return tally;
};

/** Found, or installed while saying so, before the first test needs one. */
const browsers = async (): Promise<Tally> => {
  for (const name of ['chromium', 'firefox'] as const) console.log(`  ${name}: ${await locate(name)}`);
  return NOTHING;
};

const CHECKS: readonly (readonly [what: string, check: () => Promise<Tally>])[] = [
  ['Types', () => tool('tsc')],
  ['Lint and format', () => tool('biome', 'check')],
  ['Dead code', () => tool('knip')],
  ['Rules, and the pages about them', () => tool('tsx', 'test/house/docs.ts', '--check')],
  ['Unit tests', () => tests('pure', 'unit', 'zone')],
  ['Build for Chromium', () => tool('vite', 'build', '--mode', 'chrome', '--logLevel', 'warn')],
  ['Build for Firefox', () => tool('vite', 'build', '--mode', 'firefox', '--logLevel', 'warn')],
  ['Lint of the Firefox build', () => tool('web-ext', 'lint', '--source-dir', 'dist/firefox', '--no-config-discovery')],
  ['Browsers', browsers],
  ['Browser tests: real Chromium, real Firefox', () => tests('browser')],
  ['Browser tests that want the machine for themselves', () => tests('browser-alone')],
];

process.exitCode = await main();
