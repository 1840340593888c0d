import { writeFile } from 'node:fs/promises';
import { launchChromium } from '../browser/chromium';
import { buildExtension } from '../lab/build-extension';
import { startLab } from '../lab/lab';
import { runScenario } from '../lab/run-scenario';

/** Takes the README's picture anew: `npx tsx test/pictures/readme.ts`. The popup as it is after the demo, twice as fine. */
const PICTURE = 'docs/popup.png';

const lab = await startLab();
const chromium = await launchChromium({ extension: await buildExtension('chrome'), port: lab.port });
try {
  await chromium.allowSite('<all_urls>');
  const page = await chromium.context.newPage();
  await runScenario(page, lab, 'spa-local-storage');
  await page.waitForTimeout(3_000);
  const popup = await chromium.popup(await chromium.tabId(page), { theme: 'light' });
  const session = await popup.context().newCDPSession(popup);
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: 400,
    height: 600,
    deviceScaleFactor: 2,
    mobile: false,
  });
  await popup.getByText('rt·').first().waitFor();
  // Playwright's own screenshots take no notice of the finer scale.
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
  await writeFile(PICTURE, Buffer.from(data, 'base64'));
  console.log(`The README's picture: ${PICTURE}`);
} finally {
  await chromium.close();
  await lab.close();
}
