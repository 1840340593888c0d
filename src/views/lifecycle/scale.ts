/** A stretch of time; ms since the epoch, this computer's clock. */
export type Range = { from: number; to: number };

/** A range laid between two edges of a drawing; px. */
export type Scale = Range & { left: number; right: number };

/** Where a moment lies, px; no farther outside than `BEYOND`, so that no drawing has to bear a number of any size. */
export const xOf = (scale: Scale, at: number): number => {
  const x = scale.left + (at - scale.from) / msPerPx(scale);
  return Math.round(Math.min(scale.right + BEYOND, Math.max(scale.left - BEYOND, x)) * 10) / 10;
};

export const timeAt = (scale: Scale, x: number): number => scale.from + (x - scale.left) * msPerPx(scale);

export const msPerPx = ({ from, to, left, right }: Scale): number =>
  Math.max(to - from, Number.MIN_VALUE) / Math.max(1, right - left);

/** Whether any of a stretch is in view. `until: null`: it goes on. */
export const isInView = ({ from, to }: Range, begin: number, until: number | null): boolean =>
  begin <= to && (until ?? Number.POSITIVE_INFINITY) >= from;

const BEYOND = 40;
