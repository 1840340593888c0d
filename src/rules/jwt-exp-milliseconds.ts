import { readJwt } from './jwt-claims';
import { asvs, oidc, rfc } from './reference';
import type { SightingRule } from './rule';

/** Beyond this a number of seconds lies in the year 5138, and below the other in 1973: it counts something else. */
const LATEST_S = 1e11;
const EARLIEST_S = 1e8;

/** The end is told of first: it is the one that does harm. */
const TIMES = ['exp', 'nbf', 'iat', 'auth_time'] as const;

export const jwtExpMilliseconds: SightingRule = {
  id: 'jwt-exp-milliseconds',
  severity: 'medium',
  references: [rfc(7519, '2'), rfc(7519, '4.1.4', 'MUST'), oidc('2', 'IDToken'), asvs('9.2.1', 'L1')],
  per: 'token',
  on: 'sighting',
  kinds: ['access', 'id'],
  judge: ({ token }) => {
    const claims = readJwt(token)?.claims;
    const name = claims && TIMES.find((time) => formOf(time, claims[time]));
    const form = name && formOf(name, claims[name]);
    return form ? { facts: { claims: name, form } } : null;
  },
};

/** What a time is written as, where that is not seconds. */
const formOf = (name: string, value: unknown): 'milliseconds' | 'text' | 'small' | null => {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'number') return 'text';
  if (value > LATEST_S) return 'milliseconds';
  return name === 'exp' && value < EARLIEST_S ? 'small' : null;
};
