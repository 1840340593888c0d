import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab/lab';
import { type Chromium, launchChromium } from './chromium';
import { play } from './play';
import { SEQUENCES } from './sequences';

let lab: Lab;
let chromium: Chromium;

beforeAll(async () => {
  lab = await startLab();
  chromium = await launchChromium({ extension: 'dist/chrome', port: lab.port });
  await chromium.allowSite('<all_urls>');
});
afterAll(async () => {
  await chromium?.close();
  await lab?.close();
});

describe('the events that are told are those of the servers’ own journal', () => {
  it.each(SEQUENCES.map((sequence) => [sequence.title, sequence] as const))('%s', async (_, sequence) => {
    const { told, due } = await play(chromium, lab, sequence);
    await expect.poll(told, { timeout: 10_000 }).toEqual(due());
  });
});
