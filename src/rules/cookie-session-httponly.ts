import { isOtherCookie } from '../oauth/session-cookie';
import { readCookie } from './cookie-of-tokens';
import { asvs, cheatSheet, rfc, wstg } from './reference';
import type { SightingRule } from './rule';

/** The channel says it: an HttpOnly cookie is met in another one. */
export const cookieSessionHttponly: SightingRule = {
  id: 'cookie-session-httponly',
  severity: 'high',
  references: [
    rfc(10017, '6.1.3.2', 'MUST'),
    asvs('3.3.4', 'L2'),
    cheatSheet('OWASP Session Management', 'Session_Management_Cheat_Sheet', 'HttpOnly Attribute'),
    wstg('WSTG-SESS-02'),
  ],
  transport: true,
  per: 'place',
  on: 'sighting',
  kinds: ['session'],
  channels: ['cookie'],
  // What guards forms is readable on purpose (RFC 10017 §6.1.3.3.3).
  judge: (seen, known) => (readCookie(seen, known) && !isOtherCookie(seen.sighting.place.key ?? '') ? {} : null),
};
