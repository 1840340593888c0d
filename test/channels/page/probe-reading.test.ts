import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openProbe, settle, storageTold } from './open-probe';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a watched page is read', () => {
  it.each(['load', 'storage', 'DOMContentLoaded'])('on %s', async (name) => {
    const { take, fire, localStorage, window, document } = await openProbe();
    take();
    localStorage.setItem('id_token', 'new');
    fire(name, name === 'DOMContentLoaded' ? document : window);
    await settle();
    expect(storageTold(take())).toEqual([['local-storage', [['id_token', 'new']], false]]);
  });

  it('at once, when it is being left, however long that takes', async () => {
    const { take, fire, sessionStorage } = await openProbe();
    take();
    sessionStorage.setItem('id_token', 'new');
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      clock += 10;
      return clock;
    });
    fire('pagehide');
    expect(storageTold(take())).toEqual([['session-storage', [['id_token', 'new']], false]]);
  });

  it('once a second while it costs nothing, and not while nobody sees it', async () => {
    const { reads, document } = await openProbe();
    const perRound = reads();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reads()).toBe(perRound * 11);
    document.visibilityState = 'hidden';
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reads()).toBe(perRound * 11);
    document.visibilityState = 'visible';
    await vi.advanceTimersByTimeAsync(1_000);
    expect(reads()).toBe(perRound * 12);
  });

  it('by one reader, however often watching was stopped and started', async () => {
    const { reads, order } = await openProbe();
    const perRound = reads();
    for (let at = 0; at < 5; at++) {
      order('stop');
      order('watch');
      await settle();
    }
    const before = reads();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reads() - before).toBe(perRound * 10);
  });

  it('for a hundredth of its time at most', async () => {
    const { sessionStorage, reads } = await openProbe();
    const getItem = vi.mocked(sessionStorage.getItem).getMockImplementation();
    let clock = 0;
    vi.mocked(sessionStorage.getItem).mockImplementation((key) => {
      clock += 25;
      return getItem?.(key) ?? null;
    });
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    await vi.advanceTimersByTimeAsync(1_000);
    const before = reads();
    // One entry of 25 ms: two and a half seconds of rest.
    await vi.advanceTimersByTimeAsync(2_400);
    expect(reads()).toBe(before);
    await vi.advanceTimersByTimeAsync(200);
    expect(reads()).toBeGreaterThan(before);
  });

  it('whenever its address changes and has a fragment', async () => {
    const { take, fire, location } = await openProbe();
    take();
    const to = (href: string, event = 'hashchange') => {
      location.href = href;
      fire(event);
      return take().flatMap((report) => (report.tell === 'address' ? [report.href] : []));
    };
    expect(to('https://app.spa.test/cb#access_token=x')).toEqual(['https://app.spa.test/cb#access_token=x']);
    expect(to('https://app.spa.test/cb#access_token=x')).toEqual([]);
    expect(to('https://app.spa.test/plain', 'popstate')).toEqual([]);
    expect(to('https://app.spa.test/cb#access_token=x', 'popstate')).toEqual([
      'https://app.spa.test/cb#access_token=x',
    ]);
  });

  it('but not told of where a store would flood the line', async () => {
    const { take, fire, localStorage } = await openProbe();
    await vi.advanceTimersByTimeAsync(1_000);
    take();
    for (let at = 0; at < 8; at++) localStorage.setItem(`token ${at}`, 'x'.repeat(60_000));
    fire('storage');
    await settle();
    const told = take();
    expect(storageTold(told)).toHaveLength(4);
    expect(told.filter(({ tell }) => tell === 'flooded')).toHaveLength(1);
  });
});
