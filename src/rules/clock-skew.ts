import { rfc } from './reference';
import type { ClockRule } from './rule';

const LOW_MS = 60_000;
const MEDIUM_MS = 300_000;

/** The clocks differ by more than the usual leeway. */
export const isSkewed = (offsetMs: number): boolean => Math.abs(offsetMs) > LOW_MS;

/** Never blames the token: countdowns and exp checks use clocks that disagree. */
export const clockSkew: ClockRule = {
  id: 'clock-skew',
  severity: 'medium',
  references: [rfc(7519, '4.1.4', 'text'), rfc(9068, '4'), rfc(6819, '5.1.5.3'), rfc(9110, '6.6.1', 'MUST')],
  per: 'site',
  on: 'clock',
  judge: ({ offsetMs, samples, apartMs = 0 }) => {
    if (!isSkewed(offsetMs) && !isSkewed(apartMs)) return null;
    return {
      severity: Math.max(Math.abs(offsetMs), apartMs) > MEDIUM_MS ? 'medium' : 'low',
      facts: {
        samples,
        ...(isSkewed(offsetMs) && { offsetSeconds: Math.round(offsetMs / 1000) }),
        ...(isSkewed(apartMs) && { apartSeconds: Math.round(apartMs / 1000) }),
      },
      ...(isSkewed(apartMs) && { reasons: ['servers'] }),
    };
  },
};
