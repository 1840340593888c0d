import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab/lab';
import { LOOK_ALIKES } from '../lab/look-alikes/pages';
import { aboveInfo } from './findings';
import { launchFirefox } from './firefox';
import { inspectionOf } from './recorded';
import { until } from './until';

let lab: Lab;
let firefox: Awaited<ReturnType<typeof launchFirefox>>;
beforeAll(async () => {
  lab = await startLab();
  firefox = await launchFirefox({ extension: 'dist/firefox', port: lab.port });
  await firefox.addon.grant(['<all_urls>']);
});
afterAll(async () => {
  await firefox?.close();
  await lab?.close();
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
