import { rfc, wstg } from './reference';
import { judgeStored, STORE_EVENTS, STORED_KINDS } from './refresh-token-in-store';
import type { SightingRule } from './rule';

/** A callback page may hand a token over through this store: a copy gone within this time is not kept there. In ms. */
const HAND_OVER_MS = 2_000;

/** The same reader as localStorage, any script of the origin, but one tab and gone when it closes. */
export const rtInSessionStorage: SightingRule = {
  id: 'rt-in-session-storage',
  severity: 'medium',
  references: [rfc(10017, '8.5'), rfc(6749, '10.4', 'MUST'), wstg('WSTG-CLNT-12')],
  on: 'sighting',
  kinds: STORED_KINDS,
  channels: ['session-storage'],
  again: STORE_EVENTS,
  judge: (seen, known) => {
    const { sighting } = seen;
    const callback = known.grantOf(sighting.token)?.events.findLast(({ kind }) => kind === 'callback');
    const isHandOver =
      callback !== undefined &&
      sighting.last - callback.at < HAND_OVER_MS &&
      sighting.last - sighting.at < HAND_OVER_MS;
    return isHandOver ? null : judgeStored(seen, known, { severity: 'high', by: { 'rt-not-rotated': 'unrotated' } });
  },
};
