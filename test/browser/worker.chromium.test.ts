import { afterEach, describe, expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { pressThrough, runScenario } from '../lab/run-scenario';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { tidy } from './play';
import { inspectionOf } from './recorded';
import { until } from './until';

let lab: Lab;
let chromium: Chromium;

chromiumInLab({ granted: 'all' }, (started) => {
  ({ lab, chromium } = started);
});
afterEach(() => tidy(chromium, lab));

const open = async (name: string) => {
  const page = await chromium.context.newPage();
  await page.goto(lab.scenarios.find((one) => one.name === name)?.url ?? '');
  const tab = await chromium.tabId(page);
  return {
    page,
    tab,
    inspection: () => inspectionOf(chromium, tab),
  };
};

describe('a worker killed while the answer is on its way', () => {
  it('is followed by one that hears of it from the page', async () => {
    const { page, inspection } = await open('spa-local-storage');
    await pressThrough(page, 'killed at once', {
      onStep: async (step) => {
        if (step === 'consent' || step === 'refresh') await chromium.killWorker();
      },
    });
    await until(
      async () => (await inspection())?.findings.some(({ rule }) => rule === 'rt-in-local-storage'),
      'the token in localStorage',
    );
    await until(
      async () => (await inspection())?.findings.some(({ rule }) => rule === 'rt-in-token-response'),
      'the token response',
    );
  });
});

describe('the toolbar', () => {
  const badge = async (tab: number): Promise<string> =>
    (await chromium.worker()).evaluate((tabId) => {
      const { action } = (
        globalThis as unknown as { chrome: { action: { getBadgeText(of: { tabId: number }): Promise<string> } } }
      ).chrome;
      return action.getBadgeText({ tabId });
    }, tab);

  it('marks an exposure, after a navigation and after the death of the worker too', async () => {
    const { page, tab } = await open('spa-local-storage');
    expect(await badge(tab)).toBe('');
    await pressThrough(page, 'spa-local-storage');
    await expect.poll(() => badge(tab)).toBe('!');
    await page.goto(`${lab.origin('app')}/`);
    await expect.poll(() => badge(tab)).toBe('!');
    await chromium.killWorker();
    await page.reload();
    await expect.poll(() => badge(tab)).toBe('!');
  });

  it('shows the minutes left of the access token where nothing is exposed', async () => {
    const { page, tab } = await open('spa-memory');
    await runScenario(page, lab, 'spa-memory');
    await expect.poll(() => badge(tab)).toMatch(/^(?:9|10)m$/);
  });
});
