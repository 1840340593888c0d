import { afterAll, beforeAll } from 'vitest';
import { type Lab, startLab } from '../lab/lab';
import { launchFirefox } from './firefox';

/** Firefox with the extension installed. */
export type FirefoxInLab = Awaited<ReturnType<typeof launchFirefox>>;

type Options = { granted: 'all' | 'none'; lang?: string };

/** Starts the lab, and a Firefox in it with the extension, before the tests of a file or suite, and ends both after them. */
export const firefoxInLab = (
  { granted, ...options }: Options,
  begin: (started: { lab: Lab; firefox: FirefoxInLab }) => unknown,
): void => {
  let lab: Lab | undefined;
  let firefox: FirefoxInLab | undefined;
  beforeAll(async () => {
    lab = await startLab();
    firefox = await launchFirefox({ extension: 'dist/firefox', port: lab.port, ...options });
    if (granted === 'all') await firefox.addon.grant(['<all_urls>']);
    await begin({ lab, firefox });
  });
  afterAll(async () => {
    await firefox?.close();
    await lab?.close();
  });
};
