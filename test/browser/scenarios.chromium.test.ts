import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/session/inspection';
import { type Lab, startLab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';
import { readScenarios } from '../lab/scenario';
import { shapeProblems } from '../session/inspection-shape';
import { type Chromium, launchChromium } from './chromium';
import { aboveInfo, listed, QUIET, settledFindings, unseen } from './findings';
import { leaksBelow, leaksIn } from './leaks';
import { tidy } from './play';

const EXTENSION = 'dist/chrome';
const SCENARIOS = readScenarios();

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab?.close());

const inspectionOf = async (chromium: Chromium, tab: number) =>
  (await chromium.storage('session'))[`inspection:${tab}`] as Inspection | undefined;

const run = async (
  chromium: Chromium,
  name: string,
): Promise<{ page: Page; tab: number; read: () => Promise<Inspection | undefined> }> => {
  const page = await chromium.context.newPage();
  await runScenario(page, lab, name);
  const tab = await chromium.tabId(page);
  return { page, tab, read: () => inspectionOf(chromium, tab) };
};

describe('with access to all sites', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await launchChromium({ extension: EXTENSION, port: lab.port });
    await chromium.allowSite('<all_urls>');
  });
  afterAll(() => chromium?.close());
  afterEach(() => tidy(chromium, lab));

  it.each(SCENARIOS.map(({ name, expected, seen }) => [name, expected, seen] as const))(
    '%s gives exactly what it foretells, and holds no secret',
    async (name, expected, seen) => {
      const { tab, read } = await run(chromium, name);
      expect(await settledFindings(read, expected)).toEqual(listed(expected));

      await expect.poll(async () => unseen(await read(), seen), { timeout: 15_000 }).toEqual([]);
      const inspection = await read();
      if (QUIET.has(name)) expect(aboveInfo(inspection)).toEqual([]);
      if (inspection) expect(shapeProblems(inspection)).toEqual([]);
      const popup = await chromium.popup(tab);
      await popup.locator('main').waitFor();
      const shown = await everythingIn(popup);
      const stored = await Promise.all((['session', 'local', 'sync'] as const).map((area) => chromium.storage(area)));
      expect(leaksIn(JSON.stringify(stored), lab.log)).toEqual([]);
      expect(leaksIn(shown, lab.log)).toEqual([]);
      expect(leaksIn(JSON.stringify(chromium.logs()), lab.log)).toEqual([]);
    },
  );

  it('forgets a tab with its tab', async () => {
    await expect
      .poll(async () => Object.keys(await chromium.storage('session')).filter((key) => key !== 'key'))
      .toEqual([]);
  });

  it('leaves no error behind', async () => {
    const errors = (await chromium.errors()).filter((message) => !OWN_NOTES.test(message));
    expect(errors).toEqual([]);
    expect(chromium.logs().filter(({ type }) => type === 'error')).toEqual([]);
  });
});

describe('with access to the page alone', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await launchChromium({ extension: EXTENSION, port: lab.port });
  });
  afterAll(() => chromium?.close());
  afterEach(async () => {
    await tidy(chromium, lab);
    await chromium.revoke(await chromium.granted());
  });

  it.each(
    SCENARIOS.filter(({ expectedSite }) => expectedSite).map(
      ({ name, host, expectedSite }) => [name, host, expectedSite ?? []] as const,
    ),
  )('%s gives exactly what it foretells', async (name, host, expected) => {
    await chromium.allowSite(lab.origin(host));
    const { read } = await run(chromium, name);
    expect(await settledFindings(read, expected)).toEqual(listed(expected));
    expect(leaksIn(JSON.stringify(await chromium.storage('session')), lab.log)).toEqual([]);
  });
});

it('writes no refresh token of a page that keeps it in memory to the disk', async () => {
  const chromium = await launchChromium({ extension: EXTENSION, port: lab.port });
  try {
    await chromium.allowSite('<all_urls>');
    const { tab } = await run(chromium, 'spa-memory');
    await chromium.popup(tab);
    await chromium.stop();
    expect(await leaksBelow(chromium.profile, lab.log, new Set(['refresh']))).toEqual([]);
  } finally {
    await chromium.close();
  }
});

/**
 * What Chromium notes by itself: at every start without a host, that access is wanted for webRequest; and a tab that was
 * closed between a question about it and the answer, which nobody can prevent.
 */
const OWN_NOTES = /^You need to request host permissions|^Unchecked runtime\.lastError: No tab with id/;

/** All that a popup can be brought to show: its first view, and each token and finding opened. */
const everythingIn = async (popup: Page): Promise<string> => {
  let shown = await popup.content();
  const rows = popup.locator('main button:visible');
  for (let at = 0; at < (await rows.count()); at++) {
    await rows.nth(at).click();
    shown += await popup.content();
    const back = popup.getByRole('button', { name: 'Back' });
    if (!(await back.count())) continue;
    await back.click();
    await back.waitFor({ state: 'hidden' });
  }
  return shown;
};
