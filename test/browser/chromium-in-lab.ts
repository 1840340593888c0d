import { afterAll, beforeAll } from 'vitest';
import type { HostName } from '../lab/hosts';
import { type Guests, type Lab, startLab } from '../lab/lab';
import { type Chromium, launchChromium } from './chromium';

type Options = {
  /** Hosts of the lab that the extension may see, or every site. */
  granted: readonly HostName[] | 'all';
  guests?: Guests;
};

/** Starts the lab, and a Chromium in it with the extension, before the tests of a file, and ends both after them. */
export const chromiumInLab = (
  { granted, guests }: Options,
  begin: (started: { lab: Lab; chromium: Chromium }) => unknown,
): void => {
  let lab: Lab | undefined;
  let chromium: Chromium | undefined;
  beforeAll(async () => {
    lab = await startLab(guests);
    chromium = await launchChromium({ extension: 'dist/chrome', port: lab.port });
    for (const site of granted === 'all' ? ['<all_urls>'] : granted.map(lab.origin)) await chromium.allowSite(site);
    await begin({ lab, chromium });
  });
  afterAll(async () => {
    await chromium?.close();
    await lab?.close();
  });
};
