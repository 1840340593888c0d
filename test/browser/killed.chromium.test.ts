import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lab, startLab } from '../lab/lab';
import { type Chromium, launchChromium } from './chromium';
import { makeGaps, workerEnder } from './gaps';
import { play } from './play';
import { SEQUENCES } from './sequences';

const gaps = makeGaps();
let lab: Lab;
let chromium: Chromium;
let endWorker: () => Promise<void>;

beforeAll(async () => {
  lab = await startLab(gaps);
  chromium = await launchChromium({ extension: 'dist/chrome', port: lab.port });
  await chromium.allowSite('<all_urls>');
  endWorker = await workerEnder(chromium);
});
afterAll(async () => {
  await chromium?.close();
  await lab?.close();
});

/** Of the gaps of a sequence, every fourth, each sequence beginning with another; `npm run test:gaps` takes them all, one by one. */
const EVERY = 4;

describe('a worker that is killed between two events, time and again, has lost none of them:', () => {
  it.each(SEQUENCES.map((sequence, at) => [sequence.title, sequence, at % EVERY] as const))(
    '%s',
    async (_, sequence, first) => {
      await gaps.use(async (nth) => {
        if (nth % EVERY === first) await endWorker();
      });
      const { told, due } = await play(chromium, lab, sequence, gaps);
      await gaps.use(undefined);
      await expect.poll(told, { timeout: 10_000 }).toEqual(due());
    },
  );
});
