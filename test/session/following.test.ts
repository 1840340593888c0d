import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP, inLocalStorage, opaque } from './login';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

beforeEach(() => {
  vi.resetModules();
  fake = fakeBrowser();
  fake.granted.add(`${APP}/*`);
  fake.tabs.set(1, `${APP}/`).set(2, `${APP}/orders`).set(3, 'https://other.test/');
});
afterEach(() => void vi.useRealTimers());

describe('a value that is proven', () => {
  it('is known where it lay before, in both directions of time, and however it was judged then', async () => {
    const { benchDesk } = await import('./bench-desk');
    const bench = benchDesk();
    const refresh = opaque();
    const [named, unnamed] = [inLocalStorage('refresh_token', refresh), inLocalStorage('q', `{"a":"${refresh}"}`)];
    await bench.take(named, unnamed);
    expect(bench.rules()).toEqual(['rt-in-local-storage low hint']);
    await bench.signIn(refresh);
    expect(bench.rules()).toContain('rt-in-local-storage high proven');
    await bench.take({ ...unnamed, again: true });
    const places = bench.desk.inspection.sightings.flatMap(({ place }) =>
      place.channel === 'local-storage' ? [place.key] : [],
    );
    expect(places).toEqual(['refresh_token', 'q › a']);
  });

  it('is told of to the site’s watched tabs by hash and length, and by nothing else', async () => {
    const { benchDesk } = await import('./bench-desk');
    const { followedAt, tabsAt } = await import('../../src/session/following');
    const { store } = await import('../../src/session/store');
    const bench = benchDesk();
    await bench.signIn();
    store.set('followed:spa.test', bench.desk.memory);
    const followed = await followedAt(APP);
    expect(followed.length).toBe(bench.desk.memory.followed.length);
    for (const one of followed) expect(Object.keys(one).sort()).toEqual(['hash', 'length']);
    expect(await followedAt('https://other.test')).toEqual([]);
    expect((await tabsAt('spa.test')).map(({ tab }) => tab)).toEqual([1, 2]);
    expect(await tabsAt('other.test')).toEqual([]);
  });

  it('is told of together with what is proven beside it', async () => {
    const { whenSettled } = await import('../../src/session/following');
    vi.useFakeTimers();
    const tell = vi.fn();
    const proved = whenSettled(tell);
    for (let count = 0; count < 5; count++) proved('spa.test');
    proved('other.test');
    await vi.advanceTimersByTimeAsync(250);
    expect(tell.mock.calls).toEqual([['spa.test'], ['other.test']]);
    proved('spa.test');
    await vi.advanceTimersByTimeAsync(250);
    expect(tell).toHaveBeenCalledTimes(3);
  });
});
