import { join } from 'node:path';
import { type Chromium, launchChromium } from '../browser/chromium';
import { ROOT } from '../lab/build-extension';
import { startLab } from '../lab/lab';
import { bundlePageScripts } from '../lab/page-scripts';
import { type Case, hostOf, nameOf } from './cases';
import { type Issued, note } from './issued';
import type { Result } from './report';
import { runCase, type Server } from './run-case';
import { appSites, vendorSites } from './sites';
import { witnessMessages } from './stored';
import { recordTraffic } from './traffic';

/** Runs each case in one browser with the extension of this folder, against servers of this process; `told` after each. */
export const runCases = async (
  cases: readonly Case[],
  extension: string,
  told: (result: Result) => void,
): Promise<Result[]> => {
  const issued: Issued = new Map();
  const { overhear, texts } = recordTraffic();
  const sites = {
    ...appSites(cases, await bundleApps(cases)),
    ...vendorSites((value, ...kinds) => note(issued, value, ...kinds)),
  };
  const redirects = cases.map((one) => `https://${hostOf(one)}/`);
  const lab = await startLab({ sites, redirects, overhear });
  const server: Server = {
    traffic: texts,
    issued: () => {
      for (const { kind, value } of lab.log.issued) note(issued, value, kind);
      return issued;
    },
  };
  try {
    const hosts = Object.keys(sites).filter((host) => !host.endsWith('.test'));
    const chromium = await launchChromium({ extension, port: lab.port, hosts });
    return await inTurn(cases, chromium, server, told).finally(() => chromium.close());
  } finally {
    await lab.close();
  }
};

const inTurn = async (
  cases: readonly Case[],
  chromium: Chromium,
  server: Server,
  told: (result: Result) => void,
): Promise<Result[]> => {
  await chromium.allowSite('<all_urls>');
  await witnessMessages(chromium.context);
  const results: Result[] = [];
  for (const one of cases) {
    const stages = await runCase(one, chromium, server).catch((problem: unknown) =>
      problem instanceof Error ? problem.message : String(problem),
    );
    const result = { name: nameOf(one), stages };
    results.push(result);
    told(result);
  }
  return results;
};

const bundleApps = (cases: readonly Case[]): Promise<Map<string, string>> => {
  const names = [...new Set(cases.map(({ app }) => app))];
  return bundlePageScripts(names.map((name) => ({ name, script: join(ROOT, 'test', 'sdks', 'apps', `${name}.ts`) })));
};
