import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { interest } from '../../../src/channels/page/interest';
import { follow } from '../../../src/oauth/follow';
import { makeStorage } from '../fake-storage';
import { secret } from '../make-details';
import { openStorage } from './open-storage';

/** Lets time pass for the page, then reads. */
const later = async (ms: number, read: () => Promise<number>) => {
  vi.advanceTimersByTime(ms);
  await read();
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('a storage', () => {
  it('is told of by what may be a credential, by name or by value', async () => {
    const jwt = `eyJ${secret()}.eyJ${secret()}.${secret()}`;
    const { read, told } = openStorage(makeStorage({ theme: 'dark', refresh_token: 'x', session: jwt, cart: '[1,2]' }));
    await read();
    expect(told).toEqual([
      {
        entries: [
          ['refresh_token', 'x'],
          ['session', jwt],
        ],
        again: false,
      },
    ]);
  });

  it('is told of by what is new since, however it came there', async () => {
    const storage = makeStorage({ refresh_token: 'one' });
    const { read, take } = openStorage(storage);
    await read();
    take();
    await read();
    expect(take()).toEqual([]);
    storage.setItem('refresh_token', 'two');
    storage.setItem('access_token', 'three');
    await read();
    expect(take()).toEqual([
      {
        entries: [
          ['refresh_token', 'two'],
          ['access_token', 'three'],
        ],
        again: false,
      },
    ]);
  });

  it('is told of once more when an entry is still there after two seconds, and no more than once', async () => {
    const { read, take } = openStorage(makeStorage({ refresh_token: 'x' }));
    await read();
    take();
    await later(2_000, read);
    expect(take()).toEqual([]);
    await later(100, read);
    expect(take()).toEqual([{ entries: [['refresh_token', 'x']], again: true }]);
    await later(10_000, read);
    expect(take()).toEqual([]);
  });

  it('is told of anew when an entry that was gone comes back', async () => {
    const storage = makeStorage({ refresh_token: 'x' });
    const { read, take } = openStorage(storage);
    await read();
    storage.removeItem('refresh_token');
    await read();
    take();
    storage.setItem('refresh_token', 'x');
    await read();
    expect(take()).toEqual([{ entries: [['refresh_token', 'x']], again: false }]);
  });

  it('is told of as a whole to whoever looks now', async () => {
    const { read, take } = openStorage(makeStorage({ refresh_token: 'x', theme: 'dark' }));
    await read();
    take();
    for (let look = 0; look < 2; look++) {
      await read({ whole: true });
      expect(take()).toEqual([{ entries: [['refresh_token', 'x']], again: true }]);
    }
  });

  it('is nothing where it is denied, and may be granted later', async () => {
    let denied = true;
    const { read, told } = openStorage(() => {
      if (denied) throw new DOMException('denied', 'SecurityError');
      return makeStorage({ refresh_token: 'x' });
    });
    await expect(read()).resolves.toBeGreaterThanOrEqual(0);
    expect(told).toEqual([]);
    denied = false;
    await read();
    expect(told).toHaveLength(1);
  });

  it('is nothing where it breaks in the middle', async () => {
    const storage = makeStorage({ refresh_token: 'x', other: 'y' });
    vi.spyOn(storage, 'getItem').mockImplementation(() => {
      throw new Error('page code');
    });
    const { read, told } = openStorage(storage);
    await expect(read()).resolves.toBeGreaterThanOrEqual(0);
    expect(told).toEqual([]);
  });

  it('may change while it is read: what is gone by then is no entry', async () => {
    const storage = makeStorage({ refresh_token: 'x', access_token: 'y' });
    const getItem = storage.getItem.bind(storage);
    vi.spyOn(storage, 'getItem').mockImplementation((key) => {
      storage.removeItem('access_token');
      return getItem(key);
    });
    const { read, told } = openStorage(storage);
    await read();
    expect(told).toEqual([{ entries: [['refresh_token', 'x']], again: false }]);
  });
});

describe('a large storage', () => {
  const PORTION = 65_536;

  it('is told in portions, none longer than one may be', async () => {
    const entries = Array.from({ length: 40 }, (_, at) => [`token ${at}`, 'x'.repeat(10_000)]);
    const { read, told } = openStorage(makeStorage(Object.fromEntries(entries)));
    await read();
    expect(told.length).toBeGreaterThan(5);
    expect(told.flatMap((part) => part.entries)).toEqual(entries);
    for (const part of told) expect(part.entries.join('').length).toBeLessThanOrEqual(PORTION + 100);
  });

  it('is told of by what stands around the words of a value too long to tell', async () => {
    const value = secret();
    const long = `${'x '.repeat(600_000)}"refresh_token":"${value}"${'x '.repeat(10_000)}`;
    const { read, told } = openStorage(makeStorage({ cache: long.slice(700_000) }));
    await read();
    expect(told).toHaveLength(1);
    const [, excerpt = ''] = told[0]?.entries[0] ?? [];
    expect(excerpt).toContain(value);
    expect(excerpt.length).toBeLessThanOrEqual(PORTION);
  });

  it('is looked at up to a megabyte of one value and ten thousand entries', async () => {
    const beyond = `${'x '.repeat(2 ** 19)}refresh_token`;
    const names = Array.from({ length: 10_001 }, (_, at) => [`token ${at}`, 'x']);
    const { read, told } = openStorage(makeStorage({ ...Object.fromEntries(names) }));
    await read();
    expect(told.flatMap(({ entries }) => entries)).toHaveLength(10_000);
    const other = openStorage(makeStorage({ cache: beyond }));
    await other.read();
    expect(other.told).toEqual([]);
  });
});

describe('what is followed', () => {
  const orderOf = (value: string) => ({ follow: [[follow(value, '').hash, value.length]] });
  afterEach(() => void interest.follow({ follow: [] }));

  it('is told of under an innocent name, once it is followed', async () => {
    const value = secret();
    const { read, take } = openStorage(makeStorage({ q: JSON.stringify({ a: value }), theme: 'dark' }));
    await read();
    expect(take()).toEqual([]);
    interest.follow(orderOf(value));
    await read();
    expect(take()).toEqual([{ entries: [['q', JSON.stringify({ a: value })]], again: false }]);
    await read();
    expect(take()).toEqual([]);
  });

  it('is told of again where it was told of before anyone followed it, once', async () => {
    const value = secret();
    const { read, take } = openStorage(makeStorage({ token: value, id_token: 'other' }));
    await read();
    take();
    interest.follow(orderOf(value));
    await read();
    expect(take()).toEqual([{ entries: [['token', value]], again: true }]);
    await read();
    expect(take()).toEqual([]);
  });
});
