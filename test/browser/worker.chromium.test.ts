import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/session/inspection';
import { type Lab, startLab } from '../lab/lab';
import { pressThrough, runScenario } from '../lab/run-scenario';
import { type Chromium, launchChromium } from './chromium';
import { until } from './until';

let lab: Lab;
let chromium: Chromium;

beforeEach(async () => {
  lab = await startLab();
  chromium = await launchChromium({ extension: 'dist/chrome', port: lab.port });
  await chromium.allowSite('<all_urls>');
});
afterEach(async () => {
  await chromium?.close();
  await lab?.close();
});

const open = async (name: string) => {
  const page = await chromium.context.newPage();
  await page.goto(lab.scenarios.find((one) => one.name === name)?.url ?? '');
  const tab = await chromium.tabId(page);
  return {
    page,
    tab,
    inspection: async () => (await chromium.storage('session'))[`inspection:${tab}`] as Inspection | undefined,
  };
};

/** What a whole sign-in with refresh shows, however often the worker died on the way. */
const seenIn = (inspection: Inspection | undefined): string[] => {
  const kinds = new Map(inspection?.tokens.map(({ id, kind, certainty }) => [id, `${certainty} ${kind}`]));
  return [...new Set(inspection?.sightings.map(({ token, place }) => `${kinds.get(token)} ${place.channel}`))].sort();
};
/** Resolves once the page has asked for nothing, and been answered nothing, for `ms`. */
const quietFor = (page: Page): ((ms: number) => Promise<void>) => {
  const open = new Set<Request>();
  let last = Date.now();
  page.on('request', (request) => {
    open.add(request);
    last = Date.now();
  });
  for (const end of ['requestfinished', 'requestfailed'] as const)
    page.on(end as 'requestfinished', (request) => {
      open.delete(request);
      last = Date.now();
    });
  return async (ms) => {
    while (open.size > 0 || Date.now() - last < ms) await sleep(20);
  };
};
const eventsOf = (inspection: Inspection | undefined) =>
  inspection?.grants.flatMap(({ events }) => events.map(({ kind }) => kind));

describe('a worker killed half a second after every step of a login', () => {
  it('has lost nothing', async () => {
    const whole = await open('spa-local-storage');
    await pressThrough(whole.page, 'undisturbed', { onStep: () => sleep(400) });
    await until(async () => eventsOf(await whole.inspection())?.includes('rotated'), 'the rotation');
    const [wanted, events] = [seenIn(await whole.inspection()), eventsOf(await whole.inspection())];
    await whole.page.evaluate(() => localStorage.clear());
    await whole.page.close();

    const { page, inspection } = await open('spa-local-storage');
    const quiet = quietFor(page);
    await pressThrough(page, 'with a worker that dies', {
      onStep: async () => {
        await quiet(500);
        await chromium.killWorker();
      },
    });
    const all = async () => ({ seen: seenIn(await inspection()), events: eventsOf(await inspection()) });
    await expect.poll(all, { timeout: 8_000 }).toEqual({ seen: wanted, events });
  });
});

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
