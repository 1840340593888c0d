import { browser } from '../browser';
import { compareSeverity } from '../rules/finding';
import { tokenInUse } from './in-use';
import type { Inspection } from './inspection';

export type Badge = { icon: 'idle' | 'watching' | 'exposed'; text: string };

/**
 * What the toolbar says of a tab: an exclamation mark on an exposure that counts (medium or worse), else the time left
 * of the access token in use, else nothing. `now` in ms, this computer's clock.
 */
export const badgeOf = (inspection: Inspection | undefined, watched: boolean, now: number): Badge => {
  if (!inspection || !watched) return { icon: watched ? 'watching' : 'idle', text: '' };
  if (isExposed(inspection)) return { icon: 'exposed', text: '!' };
  const left = leftIn(inspection, now);
  return { icon: 'watching', text: left !== undefined && left > 0 ? shortTime(left) : '' };
};

/**
 * When a worker must be awake for the badge of a tab again: as its text changes, and at the end of its token; ms from
 * `now`, never less than browsers keep to. Undefined when it never changes.
 */
export const nextChange = (inspection: Inspection | undefined, watched: boolean, now: number): number | undefined => {
  const left = inspection && watched ? leftIn(inspection, now) : undefined;
  if (inspection === undefined || left === undefined || left <= 0) return undefined;
  // A whole unit is shown until it is over.
  const until = isExposed(inspection) ? left : left >= MOST_DAYS * DAY ? left - MOST_DAYS * DAY : left % unitOf(left);
  return Math.max(until + 1, SHORTEST_ALARM_MS);
};

const isExposed = ({ findings }: Inspection): boolean =>
  findings.some(({ severity, facts }) => compareSeverity(severity, 'medium') >= 0 && facts.ignored === undefined);

const leftIn = (inspection: Inspection, now: number): number | undefined => {
  const serverNow = now + (inspection.clock?.offsetMs ?? 0);
  const end = tokenInUse(inspection, serverNow)?.expiresAt;
  return end === undefined ? undefined : end - serverNow;
};

/** Shows it; a tab that has gone meanwhile is no error. */
export const showBadge = async (tab: number, { icon, text }: Badge): Promise<void> => {
  const path = { 16: `/icons/${icon}-16.png`, 32: `/icons/${icon}-32.png` };
  await Promise.all([
    browser.action.setIcon({ tabId: tab, path }),
    browser.action.setBadgeText({ tabId: tab, text }),
    browser.action.setBadgeBackgroundColor({ tabId: tab, color: icon === 'exposed' ? '#CC2F26' : '#4354D6' }),
  ]).catch(() => undefined);
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Four characters say no more. */
const MOST_DAYS = 999;

/** Browsers hold packed extensions to this. In ms. */
const SHORTEST_ALARM_MS = 30_000;

const unitOf = (left: number): number => (left >= 2 * DAY ? DAY : left >= 2 * HOUR ? HOUR : MINUTE);

/** Four characters at most: 3d, 5h, 12m, <1m. */
const shortTime = (left: number): string => {
  if (left >= 2 * DAY) return `${Math.min(Math.floor(left / DAY), MOST_DAYS)}d`;
  if (left >= 2 * HOUR) return `${Math.floor(left / HOUR)}h`;
  return left >= MINUTE ? `${Math.floor(left / MINUTE)}m` : '<1m';
};
