import { expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { LOOK_ALIKES } from '../lab/look-alikes/pages';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { aboveInfo } from './findings';
import { inspectionOf } from './recorded';

let lab: Lab;
let chromium: Chromium;
chromiumInLab({ granted: 'all' }, (started) => {
  ({ lab, chromium } = started);
});

/** Side by side: what takes time in each is the waiting. */
const TABS = 6;

it(`${LOOK_ALIKES.length} pages that hold look-alikes give nothing above info`, async () => {
  const left = [...LOOK_ALIKES];
  const found: Record<string, string[]> = {};
  const open = async (): Promise<void> => {
    const page = await chromium.context.newPage();
    for (let next = left.shift(); next; next = left.shift()) {
      await page.goto(`${lab.origin('app')}/look-alikes/${next.name}`);
      await expect.poll(() => page.evaluate('document.documentElement.dataset.done'), { timeout: 20_000 }).toBe('true');
      // Longer than the reading of storage and the writes that follow it.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const inspection = await inspectionOf(chromium, await chromium.tabId(page));
      expect(inspection?.watching).toBe(true);
      const above = aboveInfo(inspection);
      if (above.length > 0) found[next.name] = above;
    }
  };
  await Promise.all(Array.from({ length: TABS }, open));
  expect(found).toEqual({});
}, 180_000);
