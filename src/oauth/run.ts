/** Runs of token characters (RFC 6750 §2.1) and of what encodes them in an address, as long as they stand in a text. */
export const runsIn = (text: string): IterableIterator<RegExpExecArray> => text.matchAll(RUN);

/**
 * Where a value may begin or end inside a run: at the run's own ends, on either side of every joint, and where a word is
 * joined to it. A token may hold a joint itself, so that only whoever knows the token can say which stretch it is. In
 * rising order, and bounded.
 */
export const edgesOf = (run: string): number[] => [...edges(run, JOINT, edges(run, WORD_JOINT))].sort((a, b) => a - b);

/** A run cut at every joint: what is a value of its own, whoever knows it. The parts make up the run. */
export const partsOf = (run: string): string[] => {
  const cuts = [...edges(run, JOINT)].sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => run.slice(cuts[index], end));
};

const edges = (run: string, joint: RegExp, found = new Set([0, run.length])): Set<number> => {
  for (const { 0: text, index } of run.matchAll(joint)) {
    if (found.size >= MOST) break;
    found.add(index).add(index + text.length);
  }
  return found;
};

const MOST = 2_000;
const RUN = /[\w\-.~+/=%]{12,}/g;
/** A UUID is one value wherever it stands, though a hyphen may join it to a word. */
const JOINT = /[/=+~.]|%(?:25)*[\dA-F]{2}|(?<![\dA-F])[\dA-F]{8}-(?:[\dA-F]{4}-){3}[\dA-F]{12}(?![\dA-F])/gi;
/** As in token_VALUE and VALUE-access_token. */
const WORD_JOINT = /(?<=(?:^|[/=+~.])[A-Z]{2,20})[_-]|[_-](?=[A-Z]{2,20}(?:[_-][A-Z]{2,20}){0,3}(?:$|[/=+~.%]))/gi;
