import { isOtherCookie } from '../oauth/session-cookie';
import { COOKIE_CHANNELS, COOKIE_KINDS, leftOf, readCookie } from './cookie-of-tokens';
import { type Severity, step } from './finding';
import type { Reason } from './reason';
import { asvs, rfc, wstg } from './reference';
import type { SightingRule, Verdict } from './rule';

/** What holds a sign-in while it is under way must survive the way back from another site, and does not last. */
const UNDER_WAY_MS = 15 * 60_000;

/** Chromium takes an unspecified cookie for Lax, Firefox does not. */
const WEIGHTS: Readonly<Record<'none' | 'unspecified' | 'lax', Verdict & { severity: Severity; reasons: Reason[] }>> = {
  none: { severity: 'medium', reasons: [] },
  unspecified: { severity: 'low', reasons: ['cookie_default'] },
  lax: { severity: 'info', reasons: ['cookie_lax'] },
};

export const cookieTokenSamesite: SightingRule = {
  id: 'cookie-token-samesite',
  severity: 'medium',
  references: [
    rfc(10017, '6.1.3.2', 'SHOULD'),
    rfc(10017, '6.1.3.3', 'MUST'),
    rfc(6750, '5.3', 'MUST'),
    asvs('3.3.2', 'L2'),
    wstg('WSTG-SESS-02'),
  ],
  transport: true,
  per: 'place',
  on: 'sighting',
  kinds: COOKIE_KINDS,
  channels: COOKIE_CHANNELS,
  judge: (seen, known) => {
    const cookie = readCookie(seen, known);
    if (!cookie || cookie.sameSite === 'strict' || cookie.partitioned) return null;
    const { token, sighting, guarded } = seen;
    const { host, key = '' } = sighting.place;
    if (token.kind === 'session' && (leftOf(cookie, known) <= UNDER_WAY_MS || isOtherCookie(key))) return null;
    // A silent renewal in a frame needs the server's own cookie there.
    if (sighting.party === 'issuer' || known.server(`https://${host}`))
      return { severity: 'info', reasons: ['cookie_issuer'] };
    const { severity, reasons } = WEIGHTS[cookie.sameSite];
    return guarded ? { severity: step(severity, -1), reasons: [...reasons, 'cookie_guarded'] } : { severity, reasons };
  },
};
