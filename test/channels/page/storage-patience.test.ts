import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeStorage } from '../fake-storage';
import { openStorage } from './open-storage';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the page never waits', () => {
  /** A clock that only reading moves: one millisecond an entry. */
  const slowly = (count: number) => {
    let now = 0;
    const pauses: (() => void)[] = [];
    vi.stubGlobal('performance', { now: () => now });
    vi.stubGlobal('setTimeout', (resume: () => void) => pauses.push(resume));
    const storage = makeStorage(Object.fromEntries(Array.from({ length: count }, (_, at) => [`token ${at}`, 'x'])));
    const getItem = storage.getItem.bind(storage);
    vi.spyOn(storage, 'getItem').mockImplementation((key) => {
      now += 1;
      return getItem(key);
    });
    const rest = (ms: number) => {
      now += ms;
    };
    return { storage, pauses, rest };
  };

  it('for more than eight milliseconds at a time', async () => {
    const { storage, pauses, rest } = slowly(30);
    const { read, told } = openStorage(storage);
    const done = read();
    for (let slice = 1; slice <= 3; slice++) {
      expect(storage.getItem).toHaveBeenCalledTimes(slice * 8);
      expect(told).toEqual([]);
      rest(1_000);
      pauses.shift()?.();
      await Promise.resolve();
    }
    // What it cost is what it took of the page's time, not how long it rested.
    expect(await done).toBe(30);
    expect(told.flatMap(({ entries }) => entries)).toHaveLength(30);
    expect(pauses).toEqual([]);
  });

  it('for two readings at once', async () => {
    const { storage, pauses } = slowly(10);
    const { read } = openStorage(storage);
    const first = read();
    expect(await read()).toBe(0);
    pauses.shift()?.();
    expect(await first).toBe(10);
    expect(storage.getItem).toHaveBeenCalledTimes(10);
  });

  it('but when it is leaving, everything is read at once', () => {
    const { storage, pauses } = slowly(100);
    const { read, told } = openStorage(storage);
    void read({ hurry: true });
    expect(told.flatMap(({ entries }) => entries)).toHaveLength(100);
    expect(pauses).toEqual([]);
  });
});
