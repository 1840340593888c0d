import type { EventKind } from '../../oauth/grant';
import type { Reference } from '../../rules/reference';

/** Where one reads on about a kind of event (rules §5.2). */
export const sectionsOf = (kind: EventKind): readonly Reference[] => SECTIONS[kind];

const rfc = (number: number, section: string): Reference => ({
  document: `RFC ${number}`,
  section: `§${section}`,
  strength: 'text',
  url: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
});

const openid = (document: string, page: string, section: string, anchor: string): Reference => ({
  document: `OpenID Connect ${document}`,
  section: `§${section}`,
  strength: 'text',
  url: `https://openid.net/specs/openid-connect-${page}-1_0.html#${anchor}`,
});

const core = (section: string, anchor: string): Reference => openid('Core', 'core', section, anchor);

const SECTIONS: Readonly<Record<EventKind, readonly Reference[]>> = {
  discovery: [rfc(8414, '3'), openid('Discovery', 'discovery', '4', 'ProviderConfig')],
  authorization_request: [rfc(6749, '4.1.1'), rfc(7636, '4.3'), core('3.1.2.1', 'AuthRequest'), rfc(9126, '4')],
  callback: [rfc(6749, '4.1.2'), rfc(6749, '4.2.2'), rfc(9207, '2')],
  authorization_error: [rfc(6749, '4.1.2.1'), core('3.1.2.6', 'AuthError'), rfc(9207, '2.2')],
  code_exchange: [rfc(6749, '4.1.3'), rfc(7636, '4.5'), rfc(9449, '5')],
  backend_exchange: [rfc(10017, '6.1.1'), rfc(10017, '6.1.2.1')],
  token_issued: [rfc(6749, '5.1'), core('3.1.3.3', 'TokenResponse'), rfc(9068, '2')],
  token_stored: [rfc(10017, '8')],
  token_used: [rfc(6750, '2'), rfc(9449, '7.1')],
  token_rejected: [rfc(6750, '3.1'), rfc(9449, '7.1')],
  expired: [rfc(7519, '4.1.4'), rfc(6749, '5.1')],
  refresh_requested: [rfc(6749, '6'), core('12', 'RefreshTokens')],
  refreshed: [rfc(6749, '6'), rfc(6749, '5.1')],
  rotated: [rfc(6749, '10.4'), rfc(9700, '4.14.2')],
  not_rotated: [rfc(6749, '6'), rfc(9700, '4.14.2')],
  refresh_refused: [rfc(6749, '5.2'), rfc(9449, '8')],
  silent_renew: [core('3.1.2.1', 'AuthRequest'), core('3.1.2.6', 'AuthError')],
  revoked: [rfc(7009, '2.1'), rfc(7009, '2.2')],
  revoked_inferred: [rfc(6750, '3.1'), rfc(6749, '5.2')],
  logout: [
    openid('RP-Initiated Logout', 'rpinitiated', '2', 'RPLogout'),
    openid('Front-Channel Logout', 'frontchannel', '2', 'RPLogout'),
  ],
  new_grant: [rfc(9700, '4.14.2')],
};
