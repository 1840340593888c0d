/** When time left is said aloud: from `ms` left on, in the words of `message`. */
export type Mark = readonly [ms: number, message: string];

const MARKS: readonly Mark[] = [
  [0, 'announce_expired'],
  [60_000, 'announce_minute'],
  [300_000, 'announce_five'],
];

/** A clock that is known better may give so much back; more is another end, and is said when it is near. In ms. */
const GIVEN_BACK_MS = 10_000;

/**
 * What is said now: the smallest mark that is reached, once. `said`: what was said last. `leftMs`: null while it is not
 * known, and nothing is said anew.
 */
export const markOf = (said: Mark | undefined, leftMs: number | null): Mark | undefined => {
  if (leftMs === null) return said;
  const reached = MARKS.find(([ms]) => leftMs <= ms);
  const isFurther = said === undefined || (reached !== undefined && reached[0] < said[0]);
  return isFurther || leftMs > said[0] + GIVEN_BACK_MS ? reached : said;
};
