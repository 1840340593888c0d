/** Times in ms of the contenders, measured in turns within one run, so that what else the machine does hits all alike. */
export const race = async <Name extends string>(
  contenders: Record<Name, () => unknown>,
  { rounds = 9, spanMs = 120 } = {},
): Promise<Record<Name, number>> => {
  const names = Object.keys(contenders) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) times[name].push(await once(contenders[name], spanMs));
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
};

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** ms of one call, from as many as fit into the span. */
const once = async (run: () => unknown, spanMs: number): Promise<number> => {
  const began = performance.now();
  let calls = 0;
  while (calls === 0 || performance.now() - began < spanMs) {
    await run();
    calls += 1;
  }
  return (performance.now() - began) / calls;
};

/** One line of the table: what was measured, against what, the ratio, and what it should be. */
export type Row = { what: string; against: string; ratio: number; aim?: { least?: number; most?: number } };
