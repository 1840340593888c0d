import { isSuccess } from '../oauth/answer';
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
  // Whether it was taken for an access token, the answer says.
  whenAnswered: true,
  judge: ({ sighting: { place, party }, exchange }) => {
    if (fold(place.key ?? '') !== 'authorization') return null;
    // A home-grown refresh endpoint of the app itself expects it there.
    const isOwn = party === 'first' && /\/(?:refresh|renew)(?:[-_/]?(?:token|session))?\/?$/i.test(place.path ?? '');
    if (isOwn) return { severity: 'low', reasons: ['own_endpoint'] };
    const status = exchange?.status ?? 0;
    return {
      ...(party === 'third' && { severity: 'critical' }),
      ...(isSuccess(status) && { reasons: ['accepted'] }),
      facts: { status },
    };
  },
};
