import type { Token } from '../oauth/token';
import { claimOf } from './claim';

/** rules §5.3: a token is ending when less than a tenth of its life, or less than a minute, is left. */
const SOON_PART = 0.1;
const SOON_MS = 60_000;

/** Without a measured offset two clocks may differ by this much before a start in the future means anything. */
const LEEWAY_MS = 60_000;

/** Time claims (RFC 7519 §2, NumericDate) are seconds; larger ones than this were written in ms. */
const SECONDS_BELOW = 1e11;

/**
 * How far a token's life has run. `unstated`: it names no end and none is guessed; `ageMs` is then the time since it was
 * first seen, null where it never was. `unsure`: this computer's clock was set back, and what it says is not to be counted
 * by. Otherwise `leftMs` to the end (or, `not-yet`, to the start), `spent` 0 to 1.
 */
export type Life =
  | { state: 'unstated'; ageMs: number | null }
  | { state: 'unsure' }
  | { state: 'not-yet' | 'running' | 'soon' | 'gone'; leftMs: number; totalMs: number | null; spent: number };

/** Good at this moment, by itself. */
export const isRunning = (life: Life): life is Extract<Life, { leftMs: number }> =>
  life.state === 'running' || life.state === 'soon';

/**
 * @param when `now` and `firstSeen` in ms by this computer's clock; `offsetMs` is server minus local, null where unknown.
 * `isSteady`: false where this computer's clock was set back and the server's is not known anew.
 */
export const lifeOf = (
  token: Token,
  when: { now: number; offsetMs: number | null; firstSeen: number | undefined; isSteady?: boolean },
): Life => {
  const { now, offsetMs, firstSeen, isSteady = true } = when;
  if (!isSteady) return { state: 'unsure' };
  if (token.expiresAt === undefined) {
    return { state: 'unstated', ageMs: firstSeen === undefined ? null : Math.max(0, now - firstSeen) };
  }
  const serverNow = now + (offsetMs ?? 0);
  const leftMs = Math.max(0, token.expiresAt - serverNow);
  const start = token.issuedAt ?? (firstSeen === undefined ? undefined : firstSeen + (offsetMs ?? 0));
  const totalMs = start !== undefined && token.expiresAt > start ? token.expiresAt - start : null;
  const spent = totalMs === null ? 0 : Math.min(1, Math.max(0, 1 - leftMs / totalMs));
  if (leftMs === 0) return { state: 'gone', leftMs, totalMs, spent: 1 };

  const waitMs = notBefore(token) - serverNow;
  if (waitMs > (offsetMs === null ? LEEWAY_MS : 0)) return { state: 'not-yet', leftMs: waitMs, totalMs, spent: 0 };
  const ending = leftMs < Math.max(SOON_MS, SOON_PART * (totalMs ?? 0));
  return { state: ending ? 'soon' : 'running', leftMs, totalMs, spent };
};

/** `nbf` in ms since the epoch, server time; 0 where it is missing or no number. */
const notBefore = (token: Token): number => {
  const value = claimOf(token, 'nbf');
  if (typeof value !== 'number' || !Number.isFinite(value)) return 0;
  return value < SECONDS_BELOW ? value * 1_000 : value;
};
