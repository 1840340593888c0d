import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cacheReader } from '../../../src/channels/page/cache-reader';
import type { Entry } from '../../../src/channels/page/ledger';

beforeEach(() => vi.stubGlobal('origin', 'https://app.spa.test'));
afterEach(() => vi.unstubAllGlobals());

const JSON_TYPE = { 'content-type': 'application/json' };

const open = (caches: Record<string, [request: Request, response: Response][]>, gone: string[] = []) => {
  const told: Entry[] = [];
  const opened: string[] = [];
  const matched: string[] = [];
  const storage = {
    keys: async () => [...Object.keys(caches), ...gone],
    has: async (name: string) => name in caches,
    open: async (name: string) => {
      opened.push(name);
      const entries = caches[name] ?? [];
      return {
        keys: async () => entries.map(([request]) => request),
        match: async (request: Request) => {
          matched.push(request.url);
          return entries.find(([one]) => one === request)?.[1].clone();
        },
      };
    },
  };
  const read = cacheReader(
    () => storage as unknown as CacheStorage,
    (entries) => told.push(...entries) > 0,
  );
  return { read, opened, matched, take: () => told.splice(0) };
};

const request = (path: string, headers: Record<string, string> = {}) =>
  new Request(new URL(path, 'https://app.spa.test'), { headers });

it('tells of an address with a query, of headers and of a small body', async () => {
  const { read, take } = open({
    answers: [
      [
        request('/me?access_token=x', { authorization: 'Bearer x' }),
        new Response('{"token":"x"}', { headers: JSON_TYPE }),
      ],
      [
        request('https://api.resource.test/me'),
        new Response('', { headers: { 'x-refresh-token': 'x', 'content-type': 'text/html' } }),
      ],
    ],
  });
  await read();
  expect(take()).toEqual([
    ['answers › /me', 'https://app.spa.test/me?access_token=x'],
    ['answers › /me › authorization', 'Bearer x'],
    ['answers › /me › body', '{"token":"x"}'],
    ['answers › https://api.resource.test/me › x-refresh-token', 'x'],
  ]);
  await read();
  expect(take()).toEqual([]);
});

it('leaves the files of the page alone, and bodies that are long, endless or no text', async () => {
  const endless = new ReadableStream({
    pull: (controller) => controller.enqueue(new TextEncoder().encode('token '.repeat(1_000))),
  });
  const { read, take, matched } = open({
    files: [
      [request('/token.js'), new Response('token')],
      [request('/a'), new Response('token', { headers: { 'content-type': 'text/html' } })],
      [request('/b'), new Response('token', { headers: { ...JSON_TYPE, 'content-length': '70000' } })],
      [request('/c'), new Response(endless, { headers: JSON_TYPE })],
    ],
  });
  await read();
  expect(take()).toEqual([]);
  expect(matched).toHaveLength(3);
});

it('makes no cache', async () => {
  const { read, opened } = open({ there: [] }, ['gone']);
  await read();
  expect(opened).toEqual(['there']);
});

it('is nothing where there are no caches', async () => {
  const read = cacheReader(
    () => undefined,
    () => true,
  );
  await expect(read()).resolves.toBeGreaterThanOrEqual(0);
});
