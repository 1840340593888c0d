/**
 * What one answer says of the server's clock: server clock minus this computer's lies between `low` and `high`, ms. Its
 * Date is cut to the second, and was written at some moment between request and answer.
 */
export type ClockReading = { low: number; high: number };

/** `turn` counts the readings of all servers: their times do not tell which was first once a clock was set back. */
export type ClockSample = ClockReading & { turn: number };

/** The newest readings of each server, oldest first. */
export type Clocks = Record<string, ClockSample[]>;

/** Server clock minus this computer's, ms, and how many samples say so. */
export type ClockOffset = { offsetMs: number; samples: number };

const SECOND = 1_000;
/** How far the stamps of a browser, or the Date of a busy server, may be from the moment they speak of; ms. */
const SLACK = 50;
/** An answer that was longer under way tells next to nothing; ms. */
const LONGEST_TRIP = 10_000;
const KEPT = 9;
const ENOUGH = 3;
const MOST_SERVERS = 30;

/**
 * `date`: the server's Date; `sent` and `at`: when the request left and the head of its answer came, by this computer's
 * clock; all ms. Null where the answer was too long under way, or came before it was asked for: the clock was set back.
 */
export const readingOf = (date: number, sent: number, at: number): ClockReading | null =>
  at >= sent && at - sent <= LONGEST_TRIP ? { low: date - at - SLACK, high: date + SECOND - sent + SLACK } : null;

/** With one reading of a server more: the nine newest of each are kept, and the servers heard of last. */
export const addReading = (clocks: Clocks, server: string, reading: ClockReading): Clocks => {
  const turn = 1 + Math.max(0, ...Object.values(clocks).map(lastTurn));
  const samples = [...samplesOf(clocks, server), { ...reading, turn }].slice(-KEPT);
  const others = Object.entries(clocks).filter(([name]) => name !== server);
  const newest = others.sort(([, a], [, b]) => lastTurn(b) - lastTurn(a)).slice(0, MOST_SERVERS - 1);
  return { ...Object.fromEntries(newest), [server]: samples };
};

/**
 * Known while three samples or more, the newest among them, share a stretch of a second. So after this computer's clock
 * was changed nothing is known until three new ones agree; and one that is wrong (an answer out of a cache that did not
 * say so) makes the clock unknown only until the next that agrees with those before it.
 *
 * The answer is the middle of what they share, and no farther than a second from any point of the newest sample, unless
 * that was more than a second under way: the others may be from before a change too small to tell, and even then it is
 * wrong by a second at most.
 */
export const clockOf = (samples: readonly ClockSample[]): ClockOffset | null => {
  const newest = samples.at(-1);
  if (!newest) return null;
  const groups = samples.map(({ low }) => holding(samples, Math.max(low, newest.low)));
  const largest = groups
    .filter((group) => group.includes(newest))
    .reduce((best, group) => (group.length > best.length ? group : best), []);
  const from = Math.max(...largest.map(({ low }) => low));
  const to = Math.min(...largest.map(({ high }) => high));
  if (largest.length < ENOUGH || to - from > SECOND + 2 * SLACK) return null;
  const [lowest, highest] = [newest.high - SLACK - SECOND, newest.low + SLACK + SECOND];
  const middle = (from + to) / 2;
  const within = lowest > highest ? middle : Math.min(Math.max(middle, lowest), highest);
  return { offsetMs: Math.round(within), samples: largest.length };
};

/**
 * The clock that the tokens of a site are judged by: that of an authorization server, if it was heard of since the last
 * change of this computer's clock; else the one that the newest samples of all servers agree on (rules §1, Clock).
 * @param clocks Samples by server. @param issuers Names of authorization servers among them.
 */
export const serverClock = (clocks: Clocks, issuers: readonly string[]): ClockOffset | null => {
  const changed = changedIn(clocks);
  const heard = issuers.map((name) => samplesOf(clocks, name)).filter((samples) => lastTurn(samples) >= changed);
  const own = heard.map(clockOf).find((clock) => clock !== null);
  const all = Object.values(clocks).flat();
  return own ?? clockOf(all.sort((a, b) => a.turn - b.turn).slice(-KEPT));
};

/** How far apart the clocks of the servers are, at most; undefined where fewer than two are known. */
export const clocksApart = (clocks: Clocks): number | undefined => {
  const changed = changedIn(clocks);
  const heard = Object.values(clocks).filter((samples) => lastTurn(samples) >= changed);
  const known = heard.flatMap((samples) => clockOf(samples)?.offsetMs ?? []);
  return known.length > 1 ? Math.max(...known) - Math.min(...known) : undefined;
};

/** A host may be called like a member that every object has. */
const samplesOf = (clocks: Clocks, server: string): readonly ClockSample[] =>
  Object.hasOwn(clocks, server) ? (clocks[server] ?? []) : [];

const lastTurn = (samples: readonly ClockSample[]): number => samples.at(-1)?.turn ?? 0;

const holding = (samples: readonly ClockSample[], offset: number): ClockSample[] =>
  samples.filter(({ low, high }) => low <= offset && offset <= high);

/** The turn since which no server has contradicted itself: before it, this computer's clock may have been another. */
const changedIn = (clocks: Clocks): number => Math.max(0, ...Object.values(clocks).map(agreeingSince));

/** The turn of the first of those samples that the newest does not contradict; 0 where it contradicts none. */
const agreeingSince = (samples: readonly ClockSample[]): number => {
  const newest = samples.at(-1);
  const contradicted = samples.findLastIndex(({ low, high }) => newest && (low > newest.high || high < newest.low));
  return contradicted < 0 ? 0 : (samples[contradicted + 1]?.turn ?? 0);
};
