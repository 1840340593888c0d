import type { Facts } from '../oauth/grant';
import type { Place } from '../oauth/sighting';
import type { Certainty } from '../oauth/token';

export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info';

export type Finding = {
  /** A rule id of the catalogue. */
  rule: string;
  severity: Severity;
  certainty: Certainty;
  /** Top-level origin of the tab. */
  site: string;
  /** Token.id. */
  token?: string;
  place?: Place;
  /** First and last time, ms since the epoch, this computer's clock. */
  at: number;
  last: number;
  count: number;
  facts: Facts;
};

const ORDER: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

/** Negative when `a` weighs less than `b`. */
export const compareSeverity = (a: Severity, b: Severity): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** `by` steps up or down the scale, stopping at its ends. */
export const step = (severity: Severity, by: number): Severity => {
  const to = Math.min(Math.max(ORDER.indexOf(severity) + by, 0), ORDER.length - 1);
  return ORDER[to] ?? severity;
};
