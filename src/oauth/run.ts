/** Runs of token characters (RFC 6750 §2.1) and of what encodes them in an address, as long as they stand in a text. */
export const runsIn = (text: string): IterableIterator<RegExpExecArray> => text.matchAll(RUN);

/**
 * Where a value may begin or end inside a run: at the run's own ends, and on either side of every joint. A token may hold
 * a joint itself, so that only whoever knows the token can say which stretch it is. In rising order, and bounded.
 */
export const edgesOf = (run: string): number[] => {
  const edges = new Set([0]);
  for (const { 0: joint, index } of run.matchAll(JOINT)) {
    if (edges.size >= MOST) break;
    edges.add(index).add(index + joint.length);
  }
  return [...edges.add(run.length)];
};

const MOST = 2_000;
const RUN = /[\w\-.~+/=%]{12,}/g;
/** A UUID is one value wherever it stands, though a hyphen may join it to a word; and so is what a word is joined to. */
const JOINT =
  /[/=+~.]|%(?:25)*[\dA-F]{2}|(?<![\dA-F])[\dA-F]{8}-(?:[\dA-F]{4}-){3}[\dA-F]{12}(?![\dA-F])|(?<=(?:^|[/=+~.])[A-Z]{2,20})[_-]|[_-](?=[A-Z]{2,20}(?:[_-][A-Z]{2,20}){0,3}(?:$|[/=+~.%]))/gi;
