import type { Token } from '../oauth/token';
import { claimOf, scopesOf } from './claim';
import { type ClaimLine, EXPLAINED } from './claims';
import type { Translate } from './scope';
import { clockTime, runningTime, span } from './time';

/** Now, in ms since the epoch: by the server's clock, which wrote the claims, and by this computer's. */
export type Moment = { serverNow: number; now: number };

/** What a claim means, in a sentence; '' where only its value can speak. `token` is the one the line was read from. */
export const claimNote = (t: Translate, { name, missing }: ClaimLine, token: Token, moment: Moment): string => {
  if (!EXPLAINED.includes(name)) return '';
  if (missing) return t(`claim_${name}_none`);
  return NOTES[name]?.(t, token, moment) || t(`claim_${name}`);
};

/** Notes that say more than what the claim is for. Where one has nothing to say, that is shown instead. */
const NOTES: Record<string, (t: Translate, token: Token, moment: Moment) => string> = {
  iat: (t, token, moment) => past(t, 'claim_iat_at', claimOf(token, 'iat'), moment),
  auth_time: (t, token, moment) => past(t, 'claim_auth_time_at', claimOf(token, 'auth_time'), moment),
  exp: (t, { issuedAt, expiresAt, expirySource }, { serverNow, now }) => {
    if (expiresAt === undefined || expirySource !== 'exp') return '';
    const at = clockTime(expiresAt, now);
    const left = expiresAt - serverNow;
    const when = left > 0 ? t('claim_exp_at', runningTime(t, left), at) : t('claim_exp_past', span(t, left), at);
    const life = issuedAt === undefined ? 0 : expiresAt - issuedAt;
    return life > 0 ? t('claim_exp_life', when, span(t, life)) : when;
  },
  aud: (t, token) => {
    const value = claimOf(token, 'aud');
    return Array.isArray(value) ? several(t, 'claim_aud_many', value.length) : '';
  },
  scope: (t, token) => several(t, 'claim_scope_many', scopesOf(token).length),
  scp: (t, token) => several(t, 'claim_scope_many', scopesOf(token).length),
};

/** A time gone by, if the claim is one: seconds since the epoch (RFC 7519 §2), not in the future. */
const past = (t: Translate, key: string, seconds: unknown, { serverNow, now }: Moment): string => {
  if (typeof seconds !== 'number' || !(seconds > 0) || seconds * 1_000 > serverNow) return '';
  return t(key, span(t, serverNow - seconds * 1_000), clockTime(seconds * 1_000, now));
};

const several = (t: Translate, key: string, count: number): string => (count > 1 ? t(key, String(count)) : '');
