import { clockTime } from '../time';
import { msPerPx, type Scale } from './scale';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Steps that read well; ms. Whole days are counted by the calendar, not by 24 hours. */
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365, 3_650, 36_500].map((count) => count * DAY),
];

/** Room for the longest label, and some; px. */
const APART = { time: 64, date: 84 };
const MOST = 200;

/** A mark of the time axis: where, and what it says. `isDay`: a day begins. */
export type AxisMark = { at: number; label: string; isDay: boolean };

/** Marks for a range of time in the user's zone, as close as their labels allow. `now` tells today's dates from others. */
export const axisOf = (scale: Scale, now: number): AxisMark[] => {
  const perPx = msPerPx(scale);
  const step = STEPS.find((size) => size / perPx >= (size >= DAY ? APART.date : APART.time)) ?? 36_500 * DAY;
  const marks: AxisMark[] = [];
  for (let at = before(scale.from, step); at <= scale.to && marks.length < MOST; at = after(at, step)) {
    if (at >= scale.from) marks.push({ at, label: labelOf(at, step, now), isDay: step >= DAY || isMidnight(at) });
  }
  return marks;
};

/** The last mark at or before a moment, at a round time of the user's day. */
const before = (at: number, step: number): number => {
  const midnight = new Date(at).setHours(0, 0, 0, 0);
  if (step < DAY) return midnight + Math.floor((at - midnight) / step) * step;
  const day = Math.floor((midnight - zoneOf(midnight)) / DAY);
  return new Date(midnight).setDate(new Date(midnight).getDate() - (day % (step / DAY)));
};

const after = (at: number, step: number): number => {
  if (step >= DAY) return new Date(at).setDate(new Date(at).getDate() + step / DAY);
  const next = at + step;
  // A day of 23 or 25 hours: the next one begins with its own midnight.
  const midnight = new Date(next).setHours(0, 0, 0, 0);
  return midnight > at ? midnight : next;
};

/** What is to be added to a time of the zone for UTC; ms. */
const zoneOf = (at: number): number => new Date(at).getTimezoneOffset() * MINUTE;

const isMidnight = (at: number): boolean => new Date(at).setHours(0, 0, 0, 0) === at;

const labelOf = (at: number, step: number, now: number): string => {
  if (step < DAY && !isMidnight(at)) return clockTime(at, at).slice(0, step < MINUTE ? 8 : 5);
  const date = new Date(at);
  const day = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  return date.getFullYear() === new Date(now).getFullYear() ? day : `${date.getFullYear()}-${day}`;
};
