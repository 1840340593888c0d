import { browser } from '../browser';
import type { Token } from '../oauth/token';
import { compareSeverity } from '../rules/finding';
import type { Inspection } from './inspection';

export type Badge = { icon: 'idle' | 'watching' | 'exposed'; text: string };

/**
 * What the toolbar says of a tab: an exclamation mark on an exposure that counts (medium or worse), else the time left
 * of the access token in use, else nothing. `now` in ms, this computer's clock.
 */
export const badgeOf = (inspection: Inspection | undefined, watched: boolean, now: number): Badge => {
  if (!inspection || !watched) return { icon: watched ? 'watching' : 'idle', text: '' };
  if (
    inspection.findings.some(
      ({ severity, facts }) => compareSeverity(severity, 'medium') >= 0 && facts.ignored === undefined,
    )
  )
    return { icon: 'exposed', text: '!' };
  const end = tokenInUse(inspection)?.expiresAt;
  const left = end === undefined ? undefined : end - (now + (inspection.clock?.offsetMs ?? 0));
  return { icon: 'watching', text: left !== undefined && left > 0 ? shortTime(left) : '' };
};

/** When the text of a badge changes next, ms from `now`; undefined when it never does. */
export const nextChange = (inspection: Inspection, now: number): number | undefined => {
  const end = tokenInUse(inspection)?.expiresAt;
  const left = end === undefined ? 0 : end - (now + (inspection.clock?.offsetMs ?? 0));
  if (left <= 0) return undefined;
  const unit = left >= 2 * DAY ? DAY : left >= 2 * HOUR ? HOUR : MINUTE;
  return left % unit || unit;
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

/** The access token used last; of those never used, the one that ends last. */
const tokenInUse = ({ tokens, sightings }: Inspection): Token | undefined => {
  const usedAt = (id: string) =>
    Math.max(
      0,
      ...sightings
        .filter(({ token, place }) => token === id && place.channel === 'request-header')
        .map(({ last }) => last),
    );
  return tokens
    .filter(({ kind, expiresAt }) => kind === 'access' && expiresAt !== undefined)
    .map((token) => ({ token, used: usedAt(token.id) }))
    .sort((a, b) => b.used - a.used || (b.token.expiresAt ?? 0) - (a.token.expiresAt ?? 0))[0]?.token;
};

/** Four characters at most: 3d, 5h, 12m, <1m. */
const shortTime = (left: number): string => {
  if (left >= 2 * DAY) return `${Math.min(Math.floor(left / DAY), 999)}d`;
  if (left >= 2 * HOUR) return `${Math.floor(left / HOUR)}h`;
  return left >= MINUTE ? `${Math.floor(left / MINUTE)}m` : '<1m';
};
