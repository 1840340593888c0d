import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab/lab';
import { readScenarios } from '../lab/scenario';
import { type Chromium, launchChromium } from './chromium';
import { listed, settledFindings } from './findings';
import { leaksBelow, leaksIn } from './leaks';
import { tidy } from './play';
import { playThrough } from './play-through';

const EXTENSION = 'dist/chrome';

let lab: Lab;
beforeAll(async () => {
  lab = await startLab();
});
afterAll(() => lab?.close());

describe('with access to the page alone', () => {
  let chromium: Chromium;
  beforeAll(async () => {
    chromium = await launchChromium({ extension: EXTENSION, port: lab.port });
  });
  afterAll(() => chromium?.close());
  afterEach(async () => {
    await tidy(chromium, lab);
    await chromium.revoke(await chromium.granted());
  });

  it.each(
    readScenarios()
      .filter(({ expectedSite }) => expectedSite)
      .map(({ name, host, expectedSite }) => [name, host, expectedSite ?? []] as const),
  )('%s gives exactly what it foretells', async (name, host, expected) => {
    await chromium.allowSite(lab.origin(host));
    const { read } = await playThrough(chromium, lab, name);
    expect(await settledFindings(read, expected)).toEqual(listed(expected));
    expect(leaksIn(JSON.stringify(await chromium.storage('session')), lab.log)).toEqual([]);
  });
});

it('writes no refresh token of a page that keeps it in memory to the disk', async () => {
  const chromium = await launchChromium({ extension: EXTENSION, port: lab.port });
  try {
    await chromium.allowSite('<all_urls>');
    const { tab } = await playThrough(chromium, lab, 'spa-memory');
    await chromium.popup(tab);
    await chromium.stop();
    expect(await leaksBelow(chromium.profile, lab.log, new Set(['refresh']))).toEqual([]);
  } finally {
    await chromium.close();
  }
});
