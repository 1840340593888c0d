import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Entry } from '../../../src/channels/page/ledger';
import { historyReader, windowNameReader } from '../../../src/channels/page/tab-reader';

const page = { location: { href: '' }, history: { state: null as unknown }, window: { name: '' } };
beforeEach(() => {
  page.location.href = 'https://app.spa.test/cb?code=1';
  for (const [name, value] of Object.entries(page)) vi.stubGlobal(name, value);
});
afterEach(() => vi.unstubAllGlobals());

const told: Entry[] = [];
const take = () => told.splice(0);
const tell = (entries: Entry[]) => told.push(...entries) > 0;

it('tells of the address that a page has put in place of the one that was asked for', async () => {
  const read = historyReader(page.location.href, tell);
  const to = async (href: string) => {
    page.location.href = `https://app.spa.test/${href}`;
    await read();
    return take();
  };
  expect(await to('cb?code=1')).toEqual([]);
  expect(await to('cb?code=1#token=x')).toEqual([]);
  expect(await to('orders')).toEqual([]);
  expect(await to('orders?refresh_token=x#top')).toEqual([['address', 'https://app.spa.test/orders?refresh_token=x']]);
  expect(await to('orders?refresh_token=x')).toEqual([]);
});

it('tells of the state of the history entry', async () => {
  const read = historyReader(page.location.href, tell);
  page.history.state = { page: 1 };
  await read();
  page.history.state = { session: { token: 'x' } };
  await read();
  expect(take()).toEqual([['history.state', '{"session":{"token":"x"}}']]);
  vi.stubGlobal('history', {
    get state(): unknown {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  await expect(read()).resolves.toBeGreaterThanOrEqual(0);
});

it('tells of window.name', async () => {
  const read = windowNameReader(tell);
  page.window.name = 'frame-1';
  await read();
  page.window.name = 'access_token=x';
  await read();
  expect(take()).toEqual([['window.name', 'access_token=x']]);
});
