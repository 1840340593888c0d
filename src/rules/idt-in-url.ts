import { fold } from '../oauth/leaf-name';
import { asvs, openid, rfc } from './reference';
import type { SightingRule } from './rule';

/** OpenID Connect Core §5.1: claims that say who somebody is, not which account it is. */
const PERSONAL: ReadonlySet<string> = new Set(
  (
    'name given_name family_name middle_name nickname preferred_username profile picture website email gender ' +
    'birthdate phone_number address'
  ).split(' '),
);

export const idtInUrl: SightingRule = {
  id: 'idt-in-url',
  severity: 'low',
  references: [
    openid(
      'OAuth 2.0 Multiple Response Types',
      'oauth-v2-multiple-response-types-1_0',
      '5',
      'Combinations',
      'MUST NOT',
    ),
    openid('OpenID Connect RP-Initiated Logout', 'openid-connect-rpinitiated-1_0', '2', 'RPLogout', 'RECOMMENDED'),
    rfc(7519, '12'),
    asvs('14.2.1', 'L1'),
  ],
  on: 'sighting',
  kinds: ['id'],
  // In a fragment it is the answer to a sign-in, and another rule's matter.
  channels: ['request-url'],
  judge: ({ token, sighting: { place, party }, exchange }) => {
    const isHint = fold(place.key ?? '') === 'id_token_hint';
    // The authorization server asks for it there; a third party is none, unless this very request signs out.
    if (isHint && (party !== 'third' || exchange?.says === 'logout'))
      return { severity: 'info', reasons: ['hint_parameter'] };
    return Object.keys(token.claims ?? {}).some((name) => PERSONAL.has(name))
      ? { severity: 'medium', reasons: ['personal'] }
      : {};
  },
};
