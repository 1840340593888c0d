import { lifeOf } from '../oauth/expiry';
import { compareSeverity, type Severity } from './finding';
import type { Limits } from './limits';
import { rfc } from './reference';
import type { SightingRule } from './rule';

const MINUTE = 60_000;

/** The first limit a life exceeds gives the severity; what exceeds none says nothing. */
const STEPS: readonly (readonly [limit: keyof Limits, severity: Severity])[] = [
  ['accessHighMinutes', 'high'],
  ['accessMediumMinutes', 'medium'],
  ['accessLowMinutes', 'low'],
  ['accessInfoMinutes', 'info'],
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
  judge: ({ token, sighting }, { limits }) => {
    const life = lifeOf(token) ?? (token.expiresAt !== undefined ? token.expiresAt - sighting.at : undefined);
    const step = life === undefined ? undefined : STEPS.find(([name]) => life > limits[name] * MINUTE);
    if (life === undefined || !step) return null;
    const facts = { lifeSeconds: Math.round(life / 1000) };
    // A session token of the app itself, or one whose issue was not seen, gives the number and no verdict.
    if (token.certainty === 'hint') return { severity: 'info', facts };
    // Without its issue time it is measured from first sight, which says too little for more than low.
    const isMeasured = token.issuedAt !== undefined || compareSeverity(step[1], 'low') < 0;
    return { severity: isMeasured ? step[1] : 'low', facts };
  },
};
