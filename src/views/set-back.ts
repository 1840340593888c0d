/** One moment by the two clocks of a page, ms: that of the computer, and one that only goes forward. */
export type Stamp = { wall: number; steady: number };

/** More than clocks are nudged by to keep them right. */
const NUDGE_MS = 2_000;

/**
 * Whether this computer's clock was set back between two moments. One that was put forward is not told from one that went
 * on while the computer slept: after sleep it is right.
 */
export const isSetBack = (before: Stamp, after: Stamp): boolean =>
  before.wall - before.steady - (after.wall - after.steady) > NUDGE_MS;
