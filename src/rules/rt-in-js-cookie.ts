import { asvs, rfc, wstg } from './reference';
import { judgeStored, STORE_EVENTS } from './refresh-token-in-store';
import type { SightingRule } from './rule';

/** Readable by script, and sent by the browser with every matching request. HttpOnly cookies are another channel. */
export const rtInJsCookie: SightingRule = {
  id: 'rt-in-js-cookie',
  severity: 'high',
  references: [
    rfc(10017, '8.1', 'NOT RECOMMENDED'),
    rfc(10017, '6.1.3.2', 'MUST'),
    rfc(6749, '10.4', 'MUST'),
    asvs('3.3.4', 'L2'),
    wstg('WSTG-SESS-02'),
  ],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['cookie'],
  again: STORE_EVENTS,
  judge: (seen, known) => {
    // A cookie ends by this computer's clock.
    const isOver = Number(seen.cookie?.expiresAt) <= known.now - known.offsetMs;
    return isOver ? null : judgeStored(seen, known);
  },
};
