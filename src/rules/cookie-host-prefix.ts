import { COOKIE_CHANNELS, COOKIE_KINDS, readCookie } from './cookie-of-tokens';
import { asvs, cheatSheet, rfc, wstg } from './reference';
import type { SightingRule } from './rule';

/** With so many other hosts around, a cookie for their common domain is shared, not just wide. */
const SHARED_BY = 2;

/** A __Host- name is the browser's own word for all of it: Secure, no Domain, the path /. */
export const cookieHostPrefix: SightingRule = {
  id: 'cookie-host-prefix',
  severity: 'low',
  references: [
    rfc(10017, '6.1.3.2', 'SHOULD'),
    asvs('3.3.1', 'L1'),
    asvs('3.3.3', 'L2'),
    cheatSheet('OWASP Session Management', 'Session_Management_Cheat_Sheet', 'Cookie Name Prefixes'),
    wstg('WSTG-SESS-02'),
  ],
  transport: true,
  per: 'place',
  on: 'sighting',
  kinds: COOKIE_KINDS,
  channels: COOKIE_CHANNELS,
  judge: (seen, known) => {
    const cookie = readCookie(seen, known);
    if (!cookie || cookie.prefix === 'host') return null;
    if (cookie.hostOnly)
      // A path is no boundary, but it keeps the token away from requests that have no use for it.
      return seen.token.kind === 'refresh' && cookie.path !== '/'
        ? { severity: 'info', reasons: ['cookie_narrow'] }
        : {};
    const own = bare(seen.sighting.place.host);
    const others = new Set(known.hosts().map(bare));
    const hosts = [...others].filter((host) => host !== own && `.${host}`.endsWith(`.${cookie.domain}`)).length;
    const facts = { domain: cookie.domain, hosts };
    return hosts >= SHARED_BY ? { severity: 'medium', reasons: ['cookie_shared'], facts } : { facts };
  },
};

/** A cookie knows no ports. */
const bare = (host: string): string => host.replace(/:\d+$/, '');
