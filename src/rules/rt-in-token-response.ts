import { readPath } from '../oauth/leaf-name';
import { isBound, isRotated } from './lifecycle';
import { asvs, rfc } from './reference';
import type { SightingRule } from './rule';

/** The root of every other exposure. Once bound or rotated it is what a conforming browser-only client looks like. */
export const rtInTokenResponse: SightingRule = {
  id: 'rt-in-token-response',
  severity: 'medium',
  references: [rfc(9700, '4.14.2', 'MUST'), rfc(10017, '6.3.2.3', 'MUST'), rfc(6749, '5.1'), asvs('10.1.1', 'L2')],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['response-body'],
  again: ['token_issued', 'rotated'],
  judge: ({ token, sighting, exchange }, known) => {
    if (Number(exchange?.status) >= 400) return null;
    // An error text that repeats a token is no token response: the member must be named for what it holds.
    if (readPath(sighting.place.key?.split(' › ') ?? [])?.kind !== 'refresh') return null;
    if (isBound(token, known)) return { severity: 'info', reasons: ['bound'] };
    return isRotated(known.grantOf(token.id)) ? { severity: 'info', reasons: ['rotated'] } : {};
  },
};
