import type { Channel } from '../oauth/sighting';
import { isDead, issueOf, LEEWAY_MS, signsOut, TIDYING_MS } from './lifecycle';
import { asvs, cheatSheet, openid, rfc, wstg } from './reference';
import type { SightingRule } from './rule';

const STORES: readonly Channel[] = ['local-storage', 'session-storage', 'indexed-db', 'cache-storage', 'cookie'];

/** Each account has a grant of its own: what is signed out of is the grant that the token belongs to. */
export const tokenLeftAfterLogout: SightingRule = {
  id: 'token-left-after-logout',
  severity: 'medium',
  references: [
    asvs('14.3.1', 'L1'),
    openid('OpenID Connect Front-Channel Logout', 'openid-connect-frontchannel-1_0', '2', 'RPLogout'),
    rfc(7009, '5'),
    cheatSheet(
      'OWASP Session Management Cheat Sheet',
      'Session_Management_Cheat_Sheet',
      'Web Content Caching and Clear-Site-Data',
    ),
    wstg('WSTG-SESS-06'),
  ],
  on: 'sighting',
  kinds: ['refresh', 'access'],
  channels: [...STORES, 'response-body'],
  again: ['logout', 'refresh_refused', 'revoked'],
  judge: ({ token, sighting }, known) => {
    const grant = known.grantOf(token.id);
    const isStored = sighting.place.channel !== 'response-body';
    const isOver = isDead(token.id, grant);
    // What its rule of storage leaves out, since it opens nothing any more.
    if (isOver && isStored && token.kind === 'refresh') return { severity: 'info', reasons: ['dead'] };
    const issued = issueOf(token.id, grant)?.at ?? 0;
    const signOut = grant?.events.find((event) => signsOut(event) && event.at > issued);
    const tidied = (signOut?.at ?? Number.POSITIVE_INFINITY) + TIDYING_MS;
    if (!isStored) {
      const isRevoked = grant?.events.some((event) => event.kind === 'revoked' && event.token === token.id);
      const isLeft = token.kind === 'refresh' && !isOver && !isRevoked && known.now - known.offsetMs >= tidied;
      return isLeft ? { severity: 'info', reasons: ['not_revoked'] } : null;
    }
    if (sighting.last < tidied) return null;
    const hasEnded = token.expiresAt !== undefined && known.now > token.expiresAt + LEEWAY_MS;
    if (isOver || hasEnded) return { severity: 'info', reasons: [isOver ? 'dead' : 'stale'] };
    return token.kind === 'refresh' ? {} : { severity: 'low', reasons: ['access_token'] };
  },
};
