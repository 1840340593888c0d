import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { isOfNoInterest } from '../../src/session/intake';
import { lateLooks } from '../../src/session/late-looks';
import { benchDesk } from './bench-desk';
import { APP, inLocalStorage, opaque, seen } from './login';

vi.mock('../../src/browser', () => import('./mocked-browser'));

let bench: ReturnType<typeof benchDesk>;
let id: string;
beforeEach(() => {
  bench = benchDesk();
  id = randomUUID();
});

const key = (of = id) => {
  const value = encodeURIComponent(JSON.stringify({ id: of, key: opaque() }));
  return seen('cookie', `${APP}/`, { fields: [{ name: 'msal.cache.encryption', value }] });
};
const data = () =>
  inLocalStorage(
    'u.t-login.idp.test-refreshtoken-spa----',
    JSON.stringify({ id, nonce: opaque(16), data: opaque(600), lastUpdatedAt: `${Date.now()}` }),
  );

it('an encrypted refresh token is worth a note where its key is readable too', async () => {
  await bench.take(key(), data());
  expect(bench.rules()).toEqual(['rt-in-local-storage info hint']);
  expect(bench.desk.inspection.findings[0]?.facts.reason).toBe('encrypted');
  expect(bench.kinds()).toEqual(['unknown hint']);
  await bench.take(data());
  expect(bench.rules()).toHaveLength(1);
});

it('it is worth nothing where one half is missing, or of another cache', async () => {
  await bench.take(data(), key(randomUUID()), data());
  expect(bench.rules()).toEqual([]);
  expect(bench.kinds()).toEqual([]);
});

it('pages look again once its key was met, since it may have been told before', async () => {
  const met = key();
  await bench.take(data(), met);
  const looks = lateLooks(bench.desk.memory, met.at);
  expect(looks).toEqual([{ site: 'spa.test', afterMs: 0 }]);
  expect(lateLooks(bench.desk.memory, met.at)).toEqual([]);
  await bench.take({ ...data(), again: true });
  expect(bench.rules()).toEqual(['rt-in-local-storage info hint']);
});

it('a key is of interest once, and nothing of it is kept', async () => {
  const met = key();
  expect(isOfNoInterest(bench.desk.memory, met)).toBe(false);
  await bench.take(met);
  expect(isOfNoInterest(bench.desk.memory, met)).toBe(true);
  const { key: secret } = JSON.parse(decodeURIComponent(met.fields[0]?.value ?? '')) as { key: string };
  expect(bench.everything()).not.toContain(secret);
  expect(bench.everything()).not.toContain(id);
});

it('no more keys are remembered than a site has', async () => {
  for (let at = 0; at < 30; at++) await bench.take(key(randomUUID()));
  expect(bench.desk.memory.seals).toHaveLength(10);
});
