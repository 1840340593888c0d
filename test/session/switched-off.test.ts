import { beforeEach, expect, it, vi } from 'vitest';
import { type FakeBrowser, fakeBrowser } from './fake-browser';
import { APP } from './login';

let fake: FakeBrowser;
vi.mock('../../src/browser', () => ({
  get browser() {
    return fake.browser;
  },
  patternOf: (origin: string) => `${origin}/*`,
}));

const startWorker = async () => {
  vi.resetModules();
  const { watching } = await import('../../src/session/watching');
  return { watching, ...(await import('../../src/session/switched-off')) };
};

beforeEach(() => {
  fake = fakeBrowser();
  fake.granted.add('<all_urls>');
});

it('a site is off until it is switched on again, whichever worker is asked', async () => {
  const first = await startWorker();
  await first.watching.set(APP, false);
  expect(await first.watching.isWatched(APP)).toBe(false);
  const second = await startWorker();
  expect(await second.watching.isWatched(APP)).toBe(false);
  expect([await second.switchedOff(), await second.keptOff()]).toEqual([[APP], [APP]]);
  await second.watching.set(APP, true);
  expect(await (await startWorker()).watching.isWatched(APP)).toBe(true);
});

it('of a private window no disk is told', async () => {
  const first = await startWorker();
  await first.watching.set(APP, false, true);
  expect(fake.local).toEqual({});
  const second = await startWorker();
  expect(await second.watching.isWatched(APP)).toBe(false);
  expect([await second.switchedOff(), await second.keptOff()]).toEqual([[APP], []]);
});

it('switched on anywhere it is on everywhere', async () => {
  const { watching, switchedOff } = await startWorker();
  await watching.set(APP, false);
  await watching.set(APP, false, true);
  await watching.set(APP, true, true);
  expect(await switchedOff()).toEqual([]);
  await watching.set(APP, false, true);
  await watching.set(APP, true);
  expect(await switchedOff()).toEqual([]);
});
