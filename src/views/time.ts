import type { Translate } from './scope';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** What is shown where a time cannot be. */
export const NONE = '–';

/** ECMA-262 §21.4.1.1: the farthest a Date reaches, ms either side of the epoch. */
const FARTHEST = 8.64e15;

/**
 * `HH:MM:SS` in the user's zone, after the date (`YYYY-MM-DD`) where that is not the day of `now`. Both in ms since the
 * epoch; what is no date at all gives a dash.
 */
export const clockTime = (at: number, now: number): string => {
  if (!(Math.abs(at) <= FARTHEST)) return NONE;
  const date = new Date(at);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return sameDay(date, new Date(now)) ? time : `${day(date)} ${time}`;
};

/** A stretch of time in its largest unit, rounded down: `less than 1 s`, `45 s`, `17 min`, `3 h`, `2 d`, `over a year`. `ms` may be negative. */
export const span = (t: Translate, ms: number): string => {
  const size = Math.abs(ms);
  if (size < SECOND) return t('span_below_s');
  if (size < MINUTE) return t('span_s', whole(size / SECOND));
  if (size < HOUR) return t('span_min', whole(size / MINUTE));
  if (size < 2 * DAY) return t('span_h', whole(size / HOUR));
  return size < YEAR ? t('span_d', whole(size / DAY)) : t('over_a_year');
};

/**
 * A running clock: `mm:ss`, `h:mm:ss` from one hour, `2 d 4 h` from 48 hours, `over a year` beyond. Counting down, a second
 * is shown until it is over (0 means gone), so ms are rounded up.
 */
export const runningTime = (t: Translate, ms: number): string => {
  if (ms >= YEAR) return t('over_a_year');
  if (ms >= 2 * DAY) return t('left_days', whole(ms / DAY), whole((ms % DAY) / HOUR));
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  const short = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3_600 ? short : `${Math.floor(seconds / 3_600)}:${short}`;
};

const two = (value: number): string => String(value).padStart(2, '0');
const whole = (value: number): string => String(Math.floor(value));
const day = (date: Date): string => [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
const sameDay = (a: Date, b: Date): boolean => day(a) === day(b);
