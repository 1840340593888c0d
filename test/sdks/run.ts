import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { launchChromium } from '../browser/chromium';
import { buildExtension, ROOT } from '../lab/build-extension';
import { startLab } from '../lab/lab';
import { bundlePageScripts } from '../lab/page-scripts';
import { CASES, hostOf, nameOf } from './cases';
import type { Issued } from './issued';
import { note } from './issued';
import { type Result, summarize, tableOf } from './report';
import { runCase } from './run-case';
import { appSites } from './sites';
import { witnessMessages } from './stored';
import { recordTraffic } from './traffic';

const HERE = join(ROOT, 'test', 'sdks');

/** `npm run test:sdks [words]`: real SDKs, signed in and refreshed in Chromium; what the extension says against what is so. */
const main = async (): Promise<number> => {
  const words = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  const cases = CASES.filter((one) => words.every((word) => nameOf(one).includes(word)));
  if (!process.argv.includes('--no-install')) {
    console.log('Installing the SDKs into test/sdks (npm ci).');
    await command('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
  }
  console.log('Checking the types of the apps.');
  await command(join(ROOT, 'node_modules', '.bin', 'tsc'), '-p', '.');
  console.log('Building the extension and the apps.');
  const extension = await buildExtension('chrome');
  const apps = [...new Set(cases.map(({ app }) => app))];
  const scripts = await bundlePageScripts(apps.map((name) => ({ name, script: join(HERE, 'apps', `${name}.ts`) })));
  const own: Issued = new Map();
  const { overhear, texts } = recordTraffic();
  const sites = { ...appSites(cases, scripts) };
  const redirects = cases.map((one) => `https://${hostOf(one)}/`);
  const lab = await startLab({ sites, redirects, overhear });
  const results: Result[] = [];
  try {
    const hosts = Object.keys(sites).filter((host) => !host.endsWith('.test'));
    const chromium = await launchChromium({ extension, port: lab.port, hosts });
    try {
      await chromium.allowSite('<all_urls>');
      await witnessMessages(chromium.context);
      const issued = (): Issued => {
        for (const { kind, value } of lab.log.issued) note(own, value, kind);
        return own;
      };
      for (const one of cases) {
        const name = nameOf(one);
        const stages = await runCase(one, chromium, { issued, traffic: texts }).catch((problem: unknown) =>
          String(problem),
        );
        results.push({ name, stages });
        console.log(typeof stages === 'string' ? `${name}: ${stages}` : `${name}: done`);
      }
    } finally {
      await chromium.close();
    }
  } finally {
    await lab.close();
  }
  console.log(tableOf(results));
  const { text, failed } = summarize(results);
  console.log(text);
  return failed > 0 ? 1 : 0;
};

const command = (name: string, ...args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd: HERE, stdio: 'inherit', shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ${args[0]} failed.`))));
  });

process.exitCode = await main();
