import type { Entry } from './lane';

/** A sign of the drawing: where it stands, px, and the events it stands for, the first of which gives it its form. */
export type Sign = { x: number; entries: readonly [Entry, ...Entry[]] };

/** Signs stand no closer; px. */
export const APART = 16;

/** What is pushed aside farther than this would say a wrong time; px. */
const FARTHEST = 56;

/** So many at one place are still drawn each by itself. */
export const MOST_APART = 1 + Math.floor(FARTHEST / APART);

/**
 * Signs for events, oldest first: spread where they are too close, one for several where even that would not do.
 * @param left Where the drawing begins, px: no sign is pushed beyond.
 */
export const signsOf = (entries: readonly Entry[], xOf: (entry: Entry) => number, left: number): Sign[] => {
  const signs = runsOf(entries.map((entry) => ({ x: xOf(entry), entries: [entry] as const }))).flatMap(thinned);
  const places = spread(signs.map(({ x }) => x));
  let least = left;
  return signs.map((sign, index) => {
    const x = Math.max(least, places[index] ?? sign.x);
    least = x + APART;
    return { ...sign, x };
  });
};

/** Neighbours that are too close to each other, together. */
const runsOf = (signs: readonly Sign[]): Sign[][] => {
  const runs: Sign[][] = [];
  for (const sign of signs) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && sign.x - last.x < APART) run.push(sign);
    else runs.push([sign]);
  }
  return runs;
};

const thinned = (run: readonly Sign[]): Sign[] => {
  const [first] = run;
  if (!first || (run.length - 1) * APART - ((run.at(-1)?.x ?? 0) - first.x) <= FARTHEST) return [...run];
  const cells = new Map<number, Sign>();
  for (const { x, entries } of run) {
    const cell = Math.floor((x - first.x) / APART);
    const there = cells.get(cell);
    cells.set(cell, there ? { ...there, entries: together(there.entries, entries) } : { x, entries });
  }
  return [...cells.values()];
};

type Entries = Sign['entries'];

/** What happened before what was only read. */
const together = (some: Entries, more: Entries): Entries =>
  some[0].event.kind === 'discovery' ? [...more, ...some] : [...some, ...more];

/** The places nearest to `xs` (ascending) of which none is closer than `APART` to the next; in the same order. */
export const spread = (xs: readonly number[], apart = APART): number[] => {
  // Blocks of touching signs, each around the mean of where its members would be.
  const blocks: { sum: number; size: number }[] = [];
  for (const [index, x] of xs.entries()) {
    let block = { sum: x - index * apart, size: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.size > block.sum / block.size; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: block.sum + last.sum, size: block.size + last.size };
    }
    blocks.push(block);
  }
  return blocks
    .flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size))
    .map((x, index) => x + index * apart);
};
