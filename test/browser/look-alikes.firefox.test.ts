import { expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import { LOOK_ALIKES } from '../lab/look-alikes/pages';
import { aboveInfo } from './findings';
import { type FirefoxInLab, firefoxInLab } from './firefox-in-lab';
import { inspectionOf } from './recorded';
import { until } from './until';

let lab: Lab;
let firefox: FirefoxInLab;
firefoxInLab({ granted: 'all' }, (started) => {
  ({ lab, firefox } = started);
});

it(`${LOOK_ALIKES.length} pages that hold look-alikes give nothing above info`, async () => {
  const tab = await firefox.newTab();
  const id = await firefox.addon.tabId(tab);
  for (const { name } of LOOK_ALIKES) {
    await tab.goto(`${lab.origin('app')}/look-alikes/${name}`);
    await until(async () => (await tab.evaluate('document.documentElement.dataset.done')) === 'true', name);
  }
  // Longer than the reading of storage and the writes that follow it: what was kept before is still there to be read.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const inspection = await inspectionOf(firefox.addon, id);
  expect(inspection?.watching).toBe(true);
  expect(aboveInfo(inspection)).toEqual([]);
}, 180_000);
