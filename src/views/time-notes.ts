import type { Translate } from './scope';
import { clockTime, runningTime, span } from './time';

/** Now, in ms since the epoch: by the server's clock, which wrote the claims, and by this computer's. */
export type Moment = { serverNow: number; now: number };

/** Claims that are times (RFC 7519 §2: seconds since the epoch), and what is said of one that is past or ahead, where it has words of its own. */
export const TIMES: Readonly<Record<string, { past?: string; ahead?: string }>> = {
  iat: { past: 'claim_iat_at', ahead: 'claim_iat_ahead' },
  nbf: { past: 'claim_nbf_at', ahead: 'claim_nbf_ahead' },
  auth_time: { past: 'claim_auth_time_at', ahead: 'claim_auth_time_ahead' },
  exp: { past: 'claim_exp_past' },
  updated_at: {},
  toe: {},
  xms_tcdt: {},
};

/** When a claim says; '' where it is no time. `meaning`: what the claim is for. `issuedAt`: ms, by the server's clock. */
export const timeNote = (
  t: Translate,
  { name, value, meaning, issuedAt }: { name: string; value: unknown; meaning: string; issuedAt?: number | undefined },
  moment: Moment,
): string => {
  const time = timeOf(value);
  const words = TIMES[name];
  if (!time || !words) return '';
  const when = name === 'exp' ? endNote(t, time.at, issuedAt, moment) : whenNote(t, time.at, words, meaning, moment);
  if (time.as === 'ms') return t('claim_time_ms', when, yearOf(Number(value)));
  // OpenID Connect wants seconds here too, but some vendors write ISO 8601.
  return time.as === 'text' ? t('claim_time_text', when) : when;
};

type Time = { at: number; as: 's' | 'ms' | 'text' };

/** In seconds, the year 5138; in ms, 1973. */
const SURELY_MS = 1e11;

const timeOf = (value: unknown): Time | null => {
  if (typeof value === 'number' && value > 0)
    return value < SURELY_MS ? { at: value * 1_000, as: 's' } : { at: value, as: 'ms' };
  if (typeof value !== 'string') return null;
  if (/^\d{9,13}$/.test(value)) {
    const number = Number(value);
    return { at: number < SURELY_MS ? number * 1_000 : number, as: 'text' };
  }
  const at = /^\d{4}-\d\d-\d\dT[\d:.]{5,16}(?:Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : { at, as: 'text' };
};

/** An end, and the whole life where the issue is known. */
const endNote = (t: Translate, at: number, issuedAt: number | undefined, { serverNow, now }: Moment): string => {
  const left = at - serverNow;
  const clock = clockTime(at, now);
  const when = left > 0 ? t('claim_exp_at', runningTime(t, left), clock) : t('claim_exp_past', span(t, left), clock);
  const life = issuedAt === undefined ? 0 : at - issuedAt;
  return life > 0 ? t('claim_exp_life', when, span(t, life)) : when;
};

const whenNote = (
  t: Translate,
  at: number,
  words: { past?: string; ahead?: string },
  meaning: string,
  { serverNow, now }: Moment,
): string => {
  const isAhead = at > serverNow;
  const own = isAhead ? words.ahead : words.past;
  const apart = [span(t, at - serverNow), clockTime(at, now)] as const;
  return own ? t(own, ...apart) : t(isAhead ? 'claim_time_ahead' : 'claim_time_past', meaning, ...apart);
};

const MS_A_YEAR = 365.2425 * 24 * 3_600_000;

/** The year that ms stand for when they are taken for seconds: too far for a Date. */
const yearOf = (ms: number): string => String(Math.floor(1970 + (ms * 1_000) / MS_A_YEAR));
