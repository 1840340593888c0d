/** Server clock minus this computer's, from the Date header of one answer. */
export type ClockSample = { at: number; offsetMs: number };

/** Date counts whole seconds, cut off: half of one is the best guess at the rest. */
const HALF_A_SECOND = 500;
const KEPT = 9;
const AGREEMENT_MS = 5_000;

/** `date` and `at` in ms: the server's Date, and when its answer arrived here. */
export const sampleOf = (date: number, at: number): ClockSample => ({ at, offsetMs: date + HALF_A_SECOND - at });

export const addSample = (samples: readonly ClockSample[], sample: ClockSample): ClockSample[] =>
  [...samples, sample].slice(-KEPT);

/** The median offset, or null while fewer than three samples agree within five seconds (rules §1, Clock). */
export const clockOf = (samples: readonly ClockSample[]): { offsetMs: number; samples: number } | null => {
  const sorted = samples.map(({ offsetMs }) => offsetMs).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  if (median === undefined) return null;
  const agreeing = sorted.filter((offset) => Math.abs(offset - median) <= AGREEMENT_MS).length;
  return agreeing >= 3 ? { offsetMs: Math.round(median), samples: sorted.length } : null;
};
