import { rfc } from './reference';
import type { ClockRule } from './rule';

const LOW_MS = 60_000;
const MEDIUM_MS = 300_000;

/** Never blames the token: countdowns and exp checks use clocks that disagree. */
export const clockSkew: ClockRule = {
  id: 'clock-skew',
  severity: 'medium',
  references: [rfc(7519, '4.1.4', 'text'), rfc(9068, '4'), rfc(9110, '6.6.1', 'MUST')],
  per: 'site',
  on: 'clock',
  judge: ({ offsetMs, samples }) => {
    const off = Math.abs(offsetMs);
    if (off <= LOW_MS) return null;
    const facts = { offsetSeconds: Math.round(offsetMs / 1000), samples };
    return off > MEDIUM_MS ? { facts } : { severity: 'low', facts };
  },
};
