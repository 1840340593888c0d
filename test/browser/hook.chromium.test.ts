import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab/lab';
import { type Chromium, launchChromium } from './chromium';
import { type ChromiumBrowser, openChromium } from './chromium-browser';
import { FETCHING, LOOKS, MESSAGES, STREAMING } from './hook-facts';
import { FREEZE, PULL_DOWN, REPLACE } from './hook-hazards';
import { coverageOf } from './recorded';
import { until } from './until';

let lab: Lab;
let plain: ChromiumBrowser;
let watched: Chromium;
beforeAll(async () => {
  lab = await startLab();
  plain = await openChromium({ port: lab.port });
  watched = await launchChromium({ extension: 'dist/chrome', port: lab.port });
  await watched.allowSite('<all_urls>');
});
afterAll(async () => {
  await watched?.close();
  await plain?.close();
  await lab?.close();
});

const pageIn = async (browser: ChromiumBrowser) => {
  const page = await browser.context.newPage();
  await page.goto(`${lab.origin('app')}/`);
  return page;
};

/** A page with the hook in it and at work. */
const hooked = async () => {
  const page = await pageIn(watched);
  const tab = await watched.tabId(page);
  await until(async () => (await coverageOf(watched, tab))?.hooked, 'the hook');
  return page;
};

/** What a page was told, by the name of each fact; and that it was told something. */
const factsIn = async (page: Awaited<ReturnType<typeof pageIn>>, script: string) => {
  const facts = await page.evaluate<Record<string, string>>(script);
  expect(Object.keys(facts).length).toBeGreaterThan(5);
  await page.close();
  return facts;
};

describe('a page that looks for the hook', () => {
  it.each([
    ['looks of everything', LOOKS],
    ['requests and answers', FETCHING],
    ['streams', STREAMING],
    ['messages', MESSAGES],
  ])('finds the %s as they are without', async (_, script) => {
    const without = await factsIn(await pageIn(plain), script);
    expect(await factsIn(await hooked(), script)).toEqual(without);
  });

  it('has every answer it left closed at the server', async () => {
    expect(lab.log.live.length).toBeGreaterThanOrEqual(14);
    await until(() => lab.log.live.every(({ left }) => left), 'the last connection to close');
  });

  it('does not have an endless event stream kept for it', async () => {
    const page = await hooked();
    const from = lab.log.live.length;
    const held = await page.evaluate(async () => {
      const control = new AbortController();
      const read = async (type: string) => {
        const { body } = await fetch(`/live?type=${type}`, { signal: control.signal });
        const reader = body?.getReader();
        for (let at = 0; at < 10; at++) await reader?.read();
      };
      await Promise.all([read('text/event-stream'), read('application/json')]);
      await fetch('/live?type=text/event-stream', { signal: control.signal });
      control.abort();
      return true;
    });
    expect(held).toBe(true);
    await until(() => lab.log.live.slice(from).every(({ left }) => left), 'the connections to close');
  });
});

describe('a page that stands in the way', () => {
  it.each([
    ['replaces what the hook might lean on', REPLACE],
    ['freezes it', FREEZE],
    ['throws from every getter it can', PULL_DOWN],
  ])('%s, and nothing breaks on either side', async (_, script) => {
    const page = await hooked();
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    const without = await (await pageIn(plain)).evaluate(script);
    expect(without).toMatch(/^string \| 204 \| .*true \| /);
    expect(await page.evaluate(script)).toEqual(without);
    expect(problems).toEqual([]);
    expect(watched.logs().filter(({ type }) => type === 'error')).toEqual([]);
  });
});
