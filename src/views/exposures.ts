import type { Facts } from '../oauth/grant';
import type { Place } from '../oauth/sighting';
import type { Certainty } from '../oauth/token';
import type { Finding, Severity } from '../rules/finding';
import { lastAnswer } from './last-answer';

/** Findings of one rule in one place, whichever token it was at the time: one row. */
export type Exposure = {
  /** Stays the same while the row lives. */
  key: string;
  rule: string;
  /** The worst of those folded: a better token later does not undo what an earlier one showed. */
  severity: Severity;
  certainty: Certainty;
  site: string;
  place: Place | undefined;
  /** Token.ids, the newest first. */
  tokens: string[];
  /** First and last time, ms since the epoch, this computer's clock. */
  at: number;
  last: number;
  count: number;
  /** Of the finding that gave the severity, the newest of them. */
  facts: Facts;
};

/** Weight of a severity, worst first. */
const WEIGHT: Record<Severity, number> = { critical: 0, high: 1, medium: 2, low: 3, info: 4 };

/** One row per rule, site and place; the site shown first, then by severity, then the newest. */
export const exposuresOf = lastAnswer((findings: readonly Finding[], site: string): readonly Exposure[] => {
  const rows = new Map<string, Exposure>();
  for (const finding of [...findings].sort((a, b) => b.last - a.last)) {
    const key = keyOf(finding);
    const row = rows.get(key);
    if (row) fold(row, finding);
    else rows.set(key, rowOf(key, finding));
  }
  return [...rows.values()].sort(
    (a, b) => Number(a.site !== site) - Number(b.site !== site) || worse(a.severity, b.severity) || b.last - a.last,
  );
});

/** Negative when `a` weighs more than `b`. */
export const worse = (a: Severity, b: Severity): number => WEIGHT[a] - WEIGHT[b];

/** Information is no exposure, and what the user ignores is none to them: neither turns the verdict. */
export const counts = ({ severity, facts }: { severity: Severity; facts: Facts }): boolean =>
  severity !== 'info' && facts.ignored === undefined;

/** The user does not want to hear of it at this site. */
export const isIgnored = ({ facts }: { facts: Facts }): boolean => facts.ignored !== undefined;

const rowOf = (key: string, { token, place, ...finding }: Finding): Exposure => ({
  ...finding,
  key,
  place,
  tokens: token === undefined ? [] : [token],
});

const fold = (row: Exposure, older: Finding): void => {
  row.count += older.count;
  row.at = Math.min(row.at, older.at);
  if (worse(older.severity, row.severity) < 0) {
    const { severity, certainty, facts } = older;
    Object.assign(row, { severity, certainty, facts });
  }
  if (older.token !== undefined && !row.tokens.includes(older.token)) row.tokens.push(older.token);
};

const keyOf = ({ rule, site, place }: Finding): string =>
  JSON.stringify([rule, site, place?.channel, place?.host, place?.path, place?.key]);
