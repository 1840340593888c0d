import { describe, expect, it } from 'vitest';
import type { Lab } from '../lab/lab';
import type { Chromium } from './chromium';
import { chromiumInLab } from './chromium-in-lab';
import { play } from './play';
import { SEQUENCES } from './sequences';

let lab: Lab;
let chromium: Chromium;

chromiumInLab({ granted: 'all' }, (started) => {
  ({ lab, chromium } = started);
});

describe('the events that are told are those of the servers’ own journal', () => {
  it.each(SEQUENCES.map((sequence) => [sequence.title, sequence] as const))('%s', async (_, sequence) => {
    const { told, due } = await play(chromium, lab, sequence);
    await expect.poll(told, { timeout: 10_000 }).toEqual(due());
  });
});
