import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pacer } from '../../../src/channels/page/pacer';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { visibilityState: 'visible' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = (cost: number) => {
  const read = vi.fn(async () => cost);
  return { read, ...pacer(read, { share: 20, soonest: 3_000, latest: 60_000 }) };
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it.each([
  [10, 3_000],
  [500, 10_000],
  [100_000, 60_000],
])('after a reading of %d ms rests for %d', async (cost, rest) => {
  const { read, start } = open(cost);
  start();
  await pass(rest - 1);
  expect(read).toHaveBeenCalledTimes(1);
  await pass(1);
  expect(read).toHaveBeenCalledTimes(2);
});

it('may be hastened, but for the rest that the last reading has cost', async () => {
  const { read, start, hasten } = open(50);
  start();
  await pass(900);
  hasten();
  expect(read).toHaveBeenCalledTimes(1);
  await pass(100);
  hasten({ whole: true });
  expect(read).toHaveBeenCalledTimes(2);
  expect(read).toHaveBeenLastCalledWith({ whole: true });
  await pass(3_000);
  expect(read).toHaveBeenCalledTimes(3);
});

it('reads nothing of its own in a page that nobody sees, and nothing once stopped', async () => {
  const { read, start, hasten, stop } = open(1);
  vi.stubGlobal('document', { visibilityState: 'hidden' });
  start();
  await pass(10_000);
  expect(read).not.toHaveBeenCalled();
  hasten();
  expect(read).toHaveBeenCalledTimes(1);
  vi.stubGlobal('document', { visibilityState: 'visible' });
  stop();
  hasten();
  await pass(100_000);
  expect(read).toHaveBeenCalledTimes(1);
});
