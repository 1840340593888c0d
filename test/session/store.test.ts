import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeBrowser, fakeBrowser } from './fake-browser';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
}));

/** A worker of its own: modules are loaded anew, storage stays. */
const startWorker = async () => {
  vi.resetModules();
  return (await import('../../src/session/store')).store;
};

beforeEach(() => {
  fake = fakeBrowser();
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe('the store', () => {
  it('gathers the changes of a quarter second into one write', async () => {
    const store = await startWorker();
    const list = await store.open<number[]>('list', () => []);
    for (let at = 0; at < 10; at++) {
      list.push(at);
      store.changed('list');
    }
    expect(fake.session).toEqual({});
    await vi.advanceTimersByTimeAsync(250);
    expect(fake.session.list).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(fake.browser.storage.session.set).toHaveBeenCalledTimes(1);
  });

  it('hands out one live copy, however many ask at once', async () => {
    const store = await startWorker();
    fake.session.list = [1];
    const [first, second] = await Promise.all([store.open('list', () => []), store.open('list', () => [])]);
    expect(first).toBe(second);
  });

  it('finds after the death of its worker all that is older than a quarter second', async () => {
    const first = await startWorker();
    (await first.open<number[]>('list', () => [])).push(1);
    first.changed('list');
    await vi.advanceTimersByTimeAsync(250);
    (await first.open<number[]>('list', () => [])).push(2);
    first.changed('list');
    const second = await startWorker();
    expect(await second.open('list', () => [])).toEqual([1]);
  });

  it('removes what is no longer there', async () => {
    const store = await startWorker();
    store.set('a', 1);
    store.set('b', 2);
    await store.flush();
    store.remove('a');
    await store.flush();
    expect(fake.session).toEqual({ b: 2 });
    expect(await store.peek('a')).toBeUndefined();
  });

  it('makes room by the oldest tab when the quota is full, and writes what it was to write', async () => {
    const inspection = (last: number) => ({ sightings: [{ last }], filler: 'x'.repeat(4_500_000) });
    fake.session['inspection:1'] = inspection(2);
    fake.session['coverage:1'] = {};
    const store = await startWorker();
    store.set('inspection:2', inspection(1));
    store.set('inspection:3', { sightings: [{ last: 9 }] });
    await store.flush();
    expect(Object.keys(fake.session).sort()).toEqual(['coverage:1', 'inspection:1', 'inspection:3']);
  });

  it('gives up pages of events before what a tab shows at first, the oldest of them', async () => {
    const page = (at: number) => [{ at, filler: 'x'.repeat(90_000) }];
    for (let at = 0; at < 60; at++) fake.session[`events:spa.test:${at}`] = page(at);
    fake.session['inspection:1'] = { sightings: [{ last: 1 }] };
    const store = await startWorker();
    store.set('inspection:2', { sightings: [{ last: 2 }], filler: 'x'.repeat(4_000_000) });
    await store.flush();
    const pages = Array.from({ length: 10 }, (_, at) => `events:spa.test:${50 + at}`);
    expect(Object.keys(fake.session).sort()).toEqual([...pages, 'inspection:1', 'inspection:2']);
  });

  it('goes on after a write that the browser refused', async () => {
    const store = await startWorker();
    fake.browser.storage.session.set.mockRejectedValueOnce(new Error('QUOTA_BYTES quota exceeded'));
    store.set('a', 1);
    await store.flush();
    store.set('b', 2);
    await store.flush();
    expect(fake.session).toEqual({ a: 1, b: 2 });
  });
});
