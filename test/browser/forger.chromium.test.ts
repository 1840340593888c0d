import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../src/session/inspection';
import type { Lab } from '../lab/lab';
import { shapeProblems } from '../session/inspection-shape';
import { opaque } from '../session/login';
import type { Chromium } from './chromium';
import { heapOfWorker } from './chromium-heap';
import { chromiumInLab } from './chromium-in-lab';
import { inspectionOf } from './recorded';
import { until } from './until';

const FORGERIES = 100_000;

/**
 * A page that learns the event name: the first document of a same-origin frame leaves its classes to the one that follows
 * it, so that what the hook there listens to is told to the page. Resolves to how many names it has learned.
 */
const LEARN = `new Promise((resolve) => {
  const frame = document.createElement('iframe');
  frame.src = '/?child';
  const names = new Set();
  frame.onload = () => { window.forger = { frame, names: [...names] }; resolve(names.size); };
  document.body.append(frame);
  const { EventTarget } = frame.contentWindow;
  for (const method of ['addEventListener', 'dispatchEvent']) {
    const own = EventTarget.prototype[method];
    EventTarget.prototype[method] = function (...args) {
      const name = String(args[0]?.type ?? args[0]);
      // Orders come under the name with a dash behind it.
      if (name.startsWith('_')) names.add(name.replace(/-$/, ''));
      return Reflect.apply(own, this, args);
    };
  }
})`;

/** It tells, under every name it has learned, of what never was: token responses, messages, and a value it knows. */
const FORGE = (value: string): string => `(async () => {
  const { frame: { contentDocument, contentWindow }, names } = window.forger;
  const at = Date.now();
  const report = (n) => {
    const body = JSON.stringify({ access_token: crypto.randomUUID(), refresh_token: n % 100 ? crypto.randomUUID() : ${JSON.stringify(value)}, token_type: 'Bearer', filler: 'x'.repeat(n % 50) });
    const exchange = { tell: 'exchange', number: n, method: 'POST', url: 'https://login.idp.test/token', type: 'fetch', sentAt: at, at, status: 200, requestBody: 'grant_type=refresh_token&refresh_token=' + ${JSON.stringify(value)}, responseBody: body, responseType: 'application/json' };
    const message = { tell: 'message', place: 'post-message', key: 'MessagePort', text: body, heard: true, at };
    const stored = { tell: 'stored', place: 'local-storage', entries: [['refresh_token', ${JSON.stringify(value)}]], again: false, at };
    return [exchange, message, stored, { ...exchange, url: 'https://bff.web.test/orders', reportedBy: 'browser' }][n % 4];
  };
  for (let n = 0; n < ${FORGERIES}; n++) {
    const detail = JSON.stringify(report(n));
    for (const name of names) contentDocument.dispatchEvent(new contentWindow.CustomEvent(name, { detail }));
    if (n % 2000 === 0) await new Promise((done) => setTimeout(done, 20));
  }
  localStorage.setItem('device', ${JSON.stringify(value)});
})()`;

let lab: Lab;
let chromium: Chromium;
let page: Page;
let other: Page;
chromiumInLab({ granted: 'all' }, async (started) => {
  ({ lab, chromium } = started);
  other = await chromium.context.newPage();
  await other.goto(`${lab.origin('bff')}/`).catch(() => undefined);
  await other.evaluate((token) => localStorage.setItem('refresh_token', token), opaque());
  page = await chromium.context.newPage();
  await page.goto(`${lab.origin('app')}/`);
});

const seenIn = async (one: Page) => inspectionOf(chromium, await chromium.tabId(one));

/** What it holds, but for the times at which it was last so. */
const lasting = (inspection: Inspection | undefined) =>
  JSON.stringify(inspection, (name, value) => (name === 'last' || name === 'count' ? undefined : value));

/** ms until the popup of a tab has its view; the middle of several. */
const opening = async (one: Page): Promise<number> => {
  const tab = await chromium.tabId(one);
  const times: number[] = [];
  for (let round = 0; round < 7; round++) {
    const began = performance.now();
    const popup = await chromium.popup(tab);
    await popup.locator('main').first().waitFor();
    times.push(performance.now() - began);
    await popup.close();
  }
  return times.sort((a, b) => a - b)[3] ?? 0;
};

describe('a page that forges what the hook tells', () => {
  it(`is no worse for it after ${FORGERIES} times`, async () => {
    await until(
      async () => (await seenIn(other))?.findings.some(({ rule }) => rule.startsWith('rt-')),
      'the other site’s finding',
    );
    const before = { other: lasting(await seenIn(other)), heap: await heapOfWorker(chromium) };
    const quiet = await opening(other);
    await page.bringToFront();
    const value = opaque();

    expect(await page.evaluate<number>(LEARN)).toBeGreaterThan(0);
    await page.evaluate(FORGE(value));
    await until(async () => (await seenIn(page))?.tokens.some(({ kind }) => kind === 'refresh'), 'a forgery to arrive');
    await new Promise((done) => setTimeout(done, 2_500));

    const seen = await seenIn(page);
    expect(shapeProblems(seen)).toEqual([]);
    expect(seen?.tokens.filter(({ certainty }) => certainty !== 'hint')).toEqual([]);
    expect(seen?.findings.filter(({ certainty }) => certainty !== 'hint')).toEqual([]);
    // Its value lies in storage now, under a name that says nothing: followed, it would be found there.
    expect(seen?.sightings.filter(({ place }) => place.channel.endsWith('storage'))).toEqual([]);

    const stored = await chromium.storage('session');
    const followed = Object.entries(stored).flatMap(([key, memory]) =>
      key.startsWith('followed:') ? ((memory as { followed?: unknown[] }).followed ?? []) : [],
    );
    expect(followed).toEqual([]);
    expect(JSON.stringify(seen).length).toBeLessThanOrEqual(128 * 1024);
    expect(JSON.stringify(stored).length).toBeLessThan(1_000_000);
    expect((await heapOfWorker(chromium)) - before.heap).toBeLessThan(20_000_000);
    expect(lasting(await seenIn(other))).toBe(before.other);
    expect((await opening(page)) / quiet).toBeLessThan(3);
    expect(chromium.logs().filter(({ type }) => type === 'error')).toEqual([]);
  });
});
