import type { MessageRoute } from '../oauth/message-route';
import type { Reason } from './reason';
import { asvs, rfc, wstg } from './reference';
import type { SightingRule } from './rule';

/** Every listener of the window that receives it hears a message; with "*", whatever site is loaded there. */
export const rtViaPostmessage: SightingRule = {
  id: 'rt-via-postmessage',
  severity: 'high',
  references: [
    rfc(9700, '4.17.2', 'MUST NOT'),
    rfc(10017, '6.3.3.3', 'MUST'),
    rfc(10017, '8.3'),
    asvs('3.5.5', 'L2'),
    wstg('WSTG-CLNT-11'),
  ],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['post-message'],
  judge: ({ sighting: { place }, route = routeOf(place.key) }) => {
    const isWide = WIDE[route.target];
    if (isWide)
      return {
        severity: 'critical',
        reasons: [isWide],
        ...(route.to !== undefined && { facts: { receiver: route.to } }),
      };
    // A worker of the same origin that keeps the token needs this one hop (RFC 10017 §8.3).
    const isHop = route.target === 'own' && (route.via === 'worker' || route.via === 'port');
    return isHop ? { severity: 'low', reasons: ['isolated'] } : {};
  },
};

const WIDE: Partial<Record<MessageRoute['target'], Reason>> = { any: 'any_origin', other: 'foreign_target' };

/** Judged again, its route is no longer there; what carried it is the first word of its place. */
const routeOf = (key = ''): MessageRoute => ({
  via: /^(?:Worker|MessagePort)\b/.test(key) ? 'worker' : 'window',
  target: 'own',
});
