import { describe, expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { makeGaps, workerEnder } from './gaps';
import { play } from './play';
import { SEQUENCES } from './sequences';

const gaps = makeGaps();
let lab: Lab;
let chromium: Chromium;
let endWorker: () => Promise<void>;

chromiumInLab({ granted: 'all', guests: gaps }, async (started) => {
  ({ lab, chromium } = started);
  endWorker = await workerEnder(chromium);
});

/** Every second sequence, each killed in another of its gaps; `npm run test:gaps` takes them all, gap by gap. */
const PLAYED = SEQUENCES.filter((_, at) => at % 2 === 0).map(
  (sequence, at) => [sequence.title, sequence, 3 + (at % 4)] as const,
);

describe('a worker that is killed between two events has lost none of them:', () => {
  it.each(PLAYED)('%s', async (_, sequence, killed) => {
    await gaps.use(async (nth) => {
      if (nth === killed) await endWorker();
    });
    const { told, due } = await play(chromium, lab, sequence, gaps);
    await gaps.use(undefined);
    await expect.poll(told, { timeout: 10_000 }).toEqual(due());
  });
});
