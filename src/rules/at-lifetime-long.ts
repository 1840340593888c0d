import { lifeOf } from '../oauth/expiry';
import { compareSeverity, type Severity } from './finding';
import { rfc } from './reference';
import type { SightingRule } from './rule';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The first limit a life exceeds gives the severity; a quarter of an hour or less says nothing. */
const LIMITS: readonly (readonly [overMs: number, severity: Severity])[] = [
  [24 * HOUR, 'high'],
  [8 * HOUR, 'medium'],
  [HOUR, 'low'],
  [15 * MINUTE, 'info'],
];

/** A JWT access token cannot be called back: its life is how long a copy works. */
export const atLifetimeLong: SightingRule = {
  id: 'at-lifetime-long',
  severity: 'high',
  references: [rfc(6750, '5.3', 'SHOULD'), rfc(6750, '5.2', 'MUST'), rfc(10017, '9.1'), rfc(6819, '5.1.5.3')],
  per: 'grant',
  on: 'sighting',
  kinds: ['access'],
  again: ['token_issued'],
  judge: ({ token, sighting }) => {
    const life = lifeOf(token) ?? (token.expiresAt !== undefined ? token.expiresAt - sighting.at : undefined);
    const limit = life === undefined ? undefined : LIMITS.find(([over]) => life > over);
    if (life === undefined || !limit) return null;
    const facts = { lifeSeconds: Math.round(life / 1000) };
    // A session token of the app itself, or one whose issue was not seen, gives the number and no verdict.
    if (token.certainty === 'hint') return { severity: 'info', facts };
    // Without its issue time it is measured from first sight, which says too little for more than low.
    const isMeasured = token.issuedAt !== undefined || compareSeverity(limit[1], 'low') < 0;
    return { severity: isMeasured ? limit[1] : 'low', facts };
  },
};
