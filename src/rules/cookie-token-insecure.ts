import { COOKIE_CHANNELS, COOKIE_KINDS, readCookie } from './cookie-of-tokens';
import { asvs, draft, rfc, wstg } from './reference';
import type { SightingRule } from './rule';

/** Hosts that only a network of one's own reaches, which often know no https: their requests are judged, not their cookies. */
const INTRANET =
  /^(?:[^.:]+|.+\.(?:local|lan|home|corp|internal|intranet|home\.arpa)|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2})(?::\d+)?$/;

export const cookieTokenInsecure: SightingRule = {
  id: 'cookie-token-insecure',
  severity: 'high',
  references: [
    rfc(6750, '5.3', 'MUST NOT'),
    rfc(10017, '6.1.3.2', 'MUST'),
    draft('OAuth 2.1', 'draft-ietf-oauth-v2-1', '7.1.3.4', 'MUST NOT'),
    asvs('3.3.1', 'L1'),
    wstg('WSTG-SESS-02'),
  ],
  transport: true,
  per: 'place',
  on: 'sighting',
  kinds: COOKIE_KINDS,
  channels: COOKIE_CHANNELS,
  judge: (seen, known) => {
    const { site, place } = seen.sighting;
    if (readCookie(seen, known)?.secure !== false) return null;
    return site.startsWith('http:') && INTRANET.test(place.host) ? null : {};
  },
};
