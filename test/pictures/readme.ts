import { writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { buildExtension } from '../lab/build-extension';
import { startLab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';

/**
 * Takes the README's pictures anew, twice as fine: `npx tsx test/pictures/readme.ts`. The popup as it is after the demo;
 * and the workbench on three sign-ins whose steps take their time, so that the axis has something to show: four minutes.
 */
const POPUP = 'docs/popup.png';
const LIFECYCLE = 'docs/lifecycle.png';
const STEP_MS = 15_000;

const take = async (page: Page, path: string, width: number, height: number): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 2, mobile: false });
  await page.waitForTimeout(1_000);
  // Playwright's own screenshots take no notice of the finer scale.
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  await writeFile(path, Buffer.from(data, 'base64'));
  console.log(`A picture of the README: ${path}`);
};

const lab = await startLab();
const chromium = await launchChromium({ extension: await buildExtension('chrome'), port: lab.port });
try {
  await chromium.allowSite('<all_urls>');
  const demo = await chromium.context.newPage();
  await runScenario(demo, lab, 'spa-local-storage');
  await demo.waitForTimeout(3_000);
  const popup = await chromium.popup(await chromium.tabId(demo), { theme: 'light' });
  await popup.getByText('rt·').first().waitFor();
  await take(popup, POPUP, 400, 600);

  const page = await chromium.context.newPage();
  const slowly = { timeout: 600_000, onStep: () => page.waitForTimeout(STEP_MS) };
  await runScenario(page, lab, 'logout-at-provider', slowly);
  await page.evaluate(() => sessionStorage.clear());
  await runScenario(page, lab, 'two-issuers', slowly);
  const tab = await chromium.tabId(page);
  const bench = await chromium.context.newPage();
  await bench.emulateMedia({ colorScheme: 'light' });
  await bench.goto(`${chromium.base}src/entries/workbench.html?tab=${tab}`);
  await bench.getByRole('button', { name: 'Events table' }).click();
  const guest = bench.getByRole('table').filter({ hasText: 'lab-spa-guest' });
  await guest
    .getByRole('button', { name: /^Access token used/ })
    .first()
    .click();
  await bench.getByRole('button', { name: 'Events table' }).click();
  await take(bench, LIFECYCLE, 1360, 640);
} finally {
  await chromium.close();
  await lab.close();
}
