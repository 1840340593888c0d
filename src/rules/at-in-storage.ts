import { lifeOf } from '../oauth/expiry';
import { step } from './finding';
import { LEEWAY_MS } from './lifecycle';
import { asvs, rfc, wstg } from './reference';
import type { SightingRule } from './rule';

const MINUTE = 60_000;

/** How long a copy is of use decides: its life moves the severity, and a token past its end is only left over. */
export const atInStorage: SightingRule = {
  id: 'at-in-storage',
  severity: 'medium',
  references: [rfc(10017, '8.5'), rfc(10017, '9.1'), asvs('14.3.3', 'L2'), asvs('10.1.1', 'L2'), wstg('WSTG-CLNT-12')],
  on: 'sighting',
  kinds: ['access'],
  channels: ['local-storage', 'session-storage', 'indexed-db', 'cache-storage', 'cookie', 'document'],
  again: ['token_issued'],
  judge: ({ token, sighting: { place } }, known) => {
    const base = place.channel === 'session-storage' ? 'low' : 'medium';
    if (token.expiresAt !== undefined && known.now > token.expiresAt + LEEWAY_MS)
      return { severity: 'info', reasons: ['stale'] };
    const life = lifeOf(token);
    if (life !== undefined && life <= known.limits.accessInfoMinutes * MINUTE)
      return { severity: step(base, -1), reasons: ['short_life'] };
    if (life !== undefined && life > known.limits.accessHighMinutes * MINUTE)
      return { severity: step(base, 1), reasons: ['long_life'] };
    return { severity: base };
  },
};
