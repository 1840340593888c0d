import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { LifecycleEvent } from '../../src/oauth/grant';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { siteWorker } from './site-worker';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

beforeEach(() => {
  fake = fakeBrowser();
});

const countOf = ({ facts }: LifecycleEvent): number => Number(facts.count ?? 1);
const standsFor = ({ facts }: LifecycleEvent): number => Number(facts.folded ?? 1);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('a grant of which much happens', () => {
  it('has its oldest uses told as one, page by page, and loses none of them', async () => {
    const worker = await siteWorker(fake.session);
    await worker.happen('g', 'token_issued', 0, 'at');
    for (let at = 1; at <= 1_600; at++)
      await worker.happen('g', 'token_used', at, 'at', { target: `api${at % 60}.test` });
    const [grant] = await worker.history();
    const events = grant?.events ?? [];
    expect(events.length).toBeLessThanOrEqual(1_000);
    expect(sum(events.map(countOf))).toBe(1_601);
    expect(sum(events.map(standsFor))).toBe(1_601);
    const folded = events.filter(({ facts }) => facts.folded !== undefined);
    expect(folded[0]).toMatchObject({ kind: 'token_used', at: 1, facts: { folded: 99, count: 99, last: 99 } });
    expect(folded[0]?.facts).not.toHaveProperty('target');
    expect(worker.grant('g').gone).toBe(1_601 - events.length);
  });

  it('loses its oldest events where nothing is left to fold, and they are counted', async () => {
    const worker = await siteWorker(fake.session);
    for (let at = 0; at < 1_300; at++) await worker.happen('g', 'rotated', at, `rt${at}`);
    const events = (await worker.history())[0]?.events ?? [];
    expect(events.length).toBeGreaterThan(940);
    expect(events.length).toBeLessThanOrEqual(1_000);
    expect(events.map(({ at }) => at)).toEqual(Array.from(events, (_, at) => 1_300 - events.length + at));
    expect(worker.grant('g').gone).toBe(1_300 - events.length);
  });

  it('is counted anew where pages went to make room', async () => {
    const worker = await siteWorker(fake.session);
    for (let at = 0; at < 900; at++) await worker.happen('g', 'rotated', at, `rt${at}`);
    await worker.stored();
    for (let page = 0; page < 5; page++) delete fake.session[`events:spa.test:${page}`];
    const again = await siteWorker(fake.session);
    for (let at = 900; at < 1_030; at++) await again.happen('g', 'rotated', at, `rt${at}`);
    const { pages } = await again.stored();
    expect(again.grant('g').inPages).toBe(pages.flat().filter((event) => event !== undefined).length);
    expect(again.grant('g').gone).toBe(500);
  });

  it('takes with it what others left behind that are no more', async () => {
    const worker = await siteWorker(fake.session);
    for (let at = 0; at < 60; at++) await worker.happen('gone', 'rotated', at, `rt${at}`);
    worker.memory.grants = [];
    for (let at = 100; at < 1_200; at++)
      await worker.happen('g', 'token_used', at, 'at', { target: `api${at % 60}.test` });
    const { pages } = await worker.stored();
    expect(pages.flat().filter((event) => event?.grant === 'grant-gone')).toEqual([]);
  });
});
