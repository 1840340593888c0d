import type { CookieAttributes } from '../oauth/cookie-attributes';
import type { Channel } from '../oauth/sighting';
import type { TokenKind } from '../oauth/token';
import { isNameOnly } from './jwt-claims';
import type { Case, Known } from './rule';

/** What such a cookie holds (rules §4F): a token, or the session that stands for the tokens a backend keeps. */
export const COOKIE_KINDS: readonly TokenKind[] = ['access', 'refresh', 'id', 'session'];

export const COOKIE_CHANNELS: readonly Channel[] = ['cookie', 'http-only-cookie'];

/**
 * How the cookie is kept, when it was read just now; null for one that has ended, and for one of which nothing but its
 * name says that it holds a token.
 */
export const readCookie = ({ token, cookie }: Case, known: Known): CookieAttributes | null => {
  if (!cookie || leftOf(cookie, known) <= 0) return null;
  return token.kind === 'session' || !isNameOnly(token, known) ? cookie : null;
};

/** How long it will be kept, ms: browsers count by the clock of this computer. */
export const leftOf = ({ expiresAt }: CookieAttributes, { now, offsetMs }: Known): number =>
  expiresAt === undefined ? Number.POSITIVE_INFINITY : expiresAt - (now - offsetMs);
