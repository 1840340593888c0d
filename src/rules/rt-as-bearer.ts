import { fold } from '../oauth/leaf-name';
import { asvs, rfc } from './reference';
import type { SightingRule } from './rule';

/** RFC 6749 §1.5: a refresh token is for the authorization server alone, never for a resource server. */
export const rtAsBearer: SightingRule = {
  id: 'rt-as-bearer',
  severity: 'high',
  references: [rfc(6749, '1.5', 'text'), rfc(6749, '10.4', 'MUST'), rfc(9068, '4', 'MUST'), asvs('9.2.2', 'L2')],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['request-header'],
  judge: ({ sighting: { place, party } }) => {
    if (fold(place.key ?? '') !== 'authorization') return null;
    if (party === 'third') return { severity: 'critical' };
    // A home-grown refresh endpoint of the app itself expects it there.
    const isOwn = party === 'first' && /\/(?:refresh|renew)(?:[-_/]?(?:token|session))?\/?$/i.test(place.path ?? '');
    return isOwn ? { severity: 'low', reasons: ['own_endpoint'] } : {};
  },
};
