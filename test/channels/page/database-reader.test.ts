import { afterEach, expect, it, vi } from 'vitest';
import { databaseReader } from '../../../src/channels/page/database-reader';
import type { Entry } from '../../../src/channels/page/ledger';
import { makeDatabases } from './fake-databases';

afterEach(() => vi.unstubAllGlobals());

const open = (...made: Parameters<typeof makeDatabases>) => {
  const fake = makeDatabases(...made);
  const told: Entry[] = [];
  const read = databaseReader(
    () => fake.factory,
    (entries) => told.push(...entries) > 0,
  );
  return { ...fake, read, take: () => told.splice(0) };
};

it('tells of records by database, store and key, and of what is new since', async () => {
  const records: [IDBValidKey, unknown][] = [
    ['user', { auth: { refresh_token: 'x' } }],
    [[1, new Date(5)], 'access_token=x'],
    ['theme', 'dark'],
  ];
  const { read, take, closed } = open({ shop: { state: records, pictures: [[1, new Blob(['x'])]] }, other: {} });
  await read();
  expect(take()).toEqual([
    ['shop › state › user', '{"auth":{"refresh_token":"x"}}'],
    ['shop › state › 1,5', 'access_token=x'],
  ]);
  expect(closed).toEqual(['shop', 'other']);
  records.push(['later', { token: 'x' }]);
  await read();
  expect(take()).toEqual([['shop › state › later', '{"token":"x"}']]);
});

it('makes no database of one that was deleted since it was listed', async () => {
  const { read, take, aborted } = open({ shop: { state: [['token', 'x']] } }, { gone: ['ghost'] });
  await read();
  expect(aborted).toEqual(['ghost']);
  expect(take()).toHaveLength(1);
});

it('gives way to a page that upgrades or deletes, and reads the others', async () => {
  const many = Array.from({ length: 300 }, (_, id): [IDBValidKey, unknown] => [id, { token: id }]);
  let batches = 0;
  const { read, take, closed } = open(
    { busy: { state: many }, calm: { state: [['token', 'x']] } },
    {
      batch: (connection) => {
        batches += 1;
        if (batches === 2) connection.onversionchange?.();
      },
    },
  );
  await read();
  expect(closed[0]).toBe('busy');
  expect(batches).toBe(3);
  expect(take().map(([key]) => key)).toContain('calm › state › token');
});

it('reads in small batches, smaller where the records are large, and not without end', async () => {
  const small = Array.from({ length: 30_000 }, (_, id): [IDBValidKey, unknown] => [id, { id }]);
  const { read, counts } = open({ shop: { small } });
  vi.stubGlobal('setTimeout', (run: () => void) => void Promise.resolve().then(run));
  await read();
  expect(Math.max(...counts)).toBe(64);
  expect(counts.length).toBeLessThan(20_000 / 64 + 10);
  const large = Array.from({ length: 40 }, (_, id): [IDBValidKey, unknown] => [id, 'x'.repeat(40_000)]);
  const other = open({ shop: { large } });
  await other.read();
  expect(Math.max(...other.counts)).toBe(4);
  expect(other.counts.at(-1)).toBeLessThanOrEqual(2);
});

it('is nothing where stores are denied, and for a page that leaves', async () => {
  const { read, take } = open({ shop: { state: [['token', 'x']] } });
  expect(await read({ hurry: true })).toBe(0);
  vi.stubGlobal('localStorage', {
    get length(): number {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  await read();
  expect(take()).toEqual([]);
});
