import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { openChromium } from '../browser/chromium-browser';
import { buildExtension, ROOT } from '../lab/build-extension';
import { type Lab, startLab } from '../lab/lab';
import { accessToken } from '../session/login';
import { median, type Row } from './ratio';

const ROUNDS = 15;
const FETCHES = 400;
const AT_ONCE = 10;

/** A storm of small fetches, against no extension and against one whose three listeners do nothing. */
export const benchStorm = async (): Promise<Row[]> => {
  const lab = await startLab();
  const bareFolder = await bareExtension();
  const none = await openChromium({ port: lab.port });
  const bare = await launchChromium({ port: lab.port, extension: bareFolder });
  const ours = await launchChromium({ port: lab.port, extension: 'dist/chrome' });
  const coreFolder = await buildExtension('chrome', await mkdtemp(join(tmpdir(), 'tokenscope-core-')), CORE_RULES);
  const core = await launchChromium({ port: lab.port, extension: coreFolder });
  try {
    await bare.allowSite('<all_urls>');
    await ours.allowSite('<all_urls>');
    await core.allowSite('<all_urls>');
    const pages = {
      none: await pageOf(none.context.pages()[0], lab),
      bare: await pageOf(await bare.context.newPage(), lab),
      ours: await pageOf(await ours.context.newPage(), lab),
      core: await pageOf(await core.context.newPage(), lab),
    };
    const quiet = await inTurns(pages, storm);
    const bearer = await accessToken();
    const { ours: all, core: few } = pages;
    const withToken = await inTurns({ ours: all, core: few }, (page) => storm(page, bearer));
    const ratio = ratioIn(quiet);
    return [
      {
        what: `storm of ${FETCHES} fetches, ${AT_ONCE} at a time: times the time of`,
        against: 'no extension',
        ratio: ratio('ours', 'none'),
      },
      {
        what: 'the same: times the time of',
        against: 'three bare listeners',
        ratio: ratio('ours', 'bare'),
        aim: { most: 1 },
      },
      {
        what: 'the same with all rules: times the time of',
        against: 'the core 18',
        ratio: ratio('ours', 'core'),
        aim: { most: 1.03 },
      },
      {
        what: 'the same, an access token in every request: times the time of',
        against: 'the core 18',
        ratio: ratioIn(withToken)('ours', 'core'),
        aim: { most: 1.03 },
      },
      { what: '(three bare listeners: times the time of', against: 'no extension)', ratio: ratio('bare', 'none') },
    ];
  } finally {
    await Promise.all([none.close(), bare.close(), ours.close(), core.close()]);
    await rm(coreFolder, { recursive: true, force: true });
    await rm(bareFolder, { recursive: true, force: true });
    await lab.close();
  }
};

const CORE_RULES = join(ROOT, 'test', 'bench', 'core-rules.config.ts');

/** ms of each contender in each round but the first, which warms everything up. */
const inTurns = async <Name extends string>(
  pages: Record<Name, Page>,
  run: (page: Page) => Promise<number>,
): Promise<Record<Name, number>[]> => {
  const names = Object.keys(pages) as Name[];
  const rounds: Record<Name, number>[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const times = {} as Record<Name, number>;
    // Each goes first in its turn: what comes later in a round may find the machine busier.
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length] as Name;
      times[name] = await run(pages[name]);
    }
    if (round > 0) rounds.push(times);
  }
  return rounds;
};

const ratioIn =
  <Name extends string>(rounds: readonly Record<Name, number>[]) =>
  (one: Name, other: Name): number =>
    median(rounds.map((times) => times[one] / times[other]));

const pageOf = async (page: Page | undefined, lab: Lab): Promise<Page> => {
  if (!page) throw new Error('The browser opened no page.');
  await page.goto(`${lab.origin('app')}/`);
  await page.bringToFront();
  return page;
};

/** A text and no function: what runs this file gives names to functions by a helper the page does not have. */
const STORM = `(async (headers) => {
  const began = performance.now();
  let sent = 0;
  await Promise.all(Array.from({ length: ${AT_ONCE} }, async () => {
    while (sent++ < ${FETCHES}) await (await fetch('/favicon.ico?' + sent, { headers })).text();
  }));
  return performance.now() - began;
})`;

const storm = (page: Page, bearer?: string): Promise<number> =>
  page.evaluate(`${STORM}(${JSON.stringify(bearer ? { authorization: `Bearer ${bearer}` } : {})})`);

/** An extension with the three listeners an inspector cannot do without, and nothing in them. */
const bareExtension = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'tokenscope-bare-'));
  await mkdir(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Three bare listeners',
    version: '1',
    permissions: ['webRequest'],
    optional_host_permissions: ['<all_urls>'],
    background: { service_worker: 'worker.js' },
    action: { default_popup: 'popup.html' },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'popup.html'), '<!doctype html>');
  await writeFile(
    join(folder, 'worker.js'),
    `const filter = { urls: ['<all_urls>'] };
const listen = () => {
  for (const [event, ...words] of [['onBeforeRequest', 'requestBody'], ['onBeforeSendHeaders', 'requestHeaders', 'extraHeaders'], ['onHeadersReceived', 'responseHeaders', 'extraHeaders']]) {
    chrome.webRequest[event].removeListener(nothing);
    chrome.webRequest[event].addListener(nothing, filter, words);
  }
};
const nothing = () => undefined;
listen();
chrome.permissions.onAdded.addListener(listen);`,
  );
  return folder;
};
