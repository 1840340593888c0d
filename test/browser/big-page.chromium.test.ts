import { expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { opaque } from '../session/login';
import { FILL, MARK } from './big-page';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { inspectionOf } from './recorded';
import { until } from './until';
import { WATCH_LONG_TASKS } from './watch-long-tasks';

let lab: Lab;
let chromium: Chromium;
chromiumInLab({ granted: 'all' }, (started) => {
  ({ lab, chromium } = started);
});

const ROUNDS = 5;

it('reads 5 MB of localStorage and 10,000 records of IndexedDB, and no task of the page takes over 50 ms', async () => {
  const page = await chromium.context.newPage();
  await page.goto(`${lab.origin('app')}/frame`);
  await page.evaluate(FILL);
  await page.addInitScript(WATCH_LONG_TASKS);
  const tab = await chromium.tabId(page);
  const tasks: number[][] = [];
  // Another process of a busy machine may hold up a round, but not every one.
  while (tasks.length < ROUNDS && tasks.at(-1)?.length !== 0) {
    await page.evaluate(MARK(opaque()));
    await page.reload();
    const loaded = Date.now();
    await until(
      async () => {
        const seen = await inspectionOf(chromium, tab);
        return ['local-storage', 'indexed-db'].every((channel) =>
          seen?.sightings.some(({ place, last }) => place.channel === channel && last >= loaded),
        );
      },
      'the last entry of both',
      60_000,
    );
    tasks.push(await page.evaluate('longTasks'));
  }
  expect(tasks.at(-1)).toEqual([]);
});
