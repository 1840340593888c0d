import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exchange, openProbe, settle } from './open-probe';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a background that dies before it has answered', () => {
  const dead = new Error('The message port closed before a response was received.');

  it('is asked again, and its next life is heard', async () => {
    const answers = [() => Promise.reject(dead), async () => undefined, async () => true];
    const { take, orders } = await openProbe(async () => answers.shift()?.(), { hooked: true });
    expect(take()).toEqual([{ tell: 'hello', isTop: true }]);
    await vi.advanceTimersByTimeAsync(100);
    expect(take()).toEqual([{ tell: 'hello', isTop: true }]);
    await vi.advanceTimersByTimeAsync(300);
    expect(take().map(({ tell }) => tell)).toEqual(['hello', 'hooked', 'address', 'stored', 'stored']);
    expect(orders).toEqual([true]);
  });

  it('is told again what it may not have heard, a few times', async () => {
    const { tell, take, hook, say } = await openProbe();
    hook();
    take();
    tell.mockRejectedValueOnce(dead);
    say(exchange);
    await vi.advanceTimersByTimeAsync(99);
    expect(take().filter((report) => report.tell === 'exchange')).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(take().filter((report) => report.tell === 'exchange')).toEqual([{ ...exchange, isTop: true }]);
    tell.mockClear().mockRejectedValue(dead);
    say(exchange);
    await vi.advanceTimersByTimeAsync(600_000);
    const attempts = tell.mock.calls.filter(([report]) => report.tell === 'exchange');
    expect(attempts).toHaveLength(5);
  });

  it('is told nothing again once watching has stopped', async () => {
    const { tell, take, hook, say, order } = await openProbe();
    hook();
    take();
    tell.mockRejectedValueOnce(dead);
    say(exchange);
    order('stop');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(take()).toEqual([]);
  });

  it('is not waited for where the extension is gone: the page is left alone', async () => {
    const { tell, isGone, fire, localStorage, reads, orders, hook } = await openProbe();
    hook();
    isGone.mockReturnValue(true);
    tell.mockClear().mockRejectedValue(new Error('Extension context invalidated.'));
    localStorage.setItem('id_token', 'new');
    fire('storage');
    await settle();
    const before = [reads(), tell.mock.calls.length];
    fire('storage');
    await vi.advanceTimersByTimeAsync(60_000);
    expect([reads(), tell.mock.calls.length]).toEqual(before);
    expect(orders).toEqual([true, false]);
  });
});
