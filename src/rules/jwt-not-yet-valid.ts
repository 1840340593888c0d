import type { Channel } from '../oauth/sighting';
import { isSkewed } from './clock-skew';
import { readJwt } from './jwt-claims';
import { LEEWAY_MS } from './lifecycle';
import { asvs, rfc } from './reference';
import type { SightingRule } from './rule';

/** Without a measured server clock. In s. */
const UNKNOWN_CLOCK_S = 300;
const LEEWAY_S = LEEWAY_MS / 1_000;

/** A token that lies and waits for its time is nobody's fault: one that is sent before it is. */
const SENT: readonly Channel[] = ['request-header', 'request-body', 'request-url', 'websocket'];

/** nbf before iat is no fault: many issuers set it so, for verifiers whose clock is slow. */
export const jwtNotYetValid: SightingRule = {
  id: 'jwt-not-yet-valid',
  severity: 'low',
  references: [rfc(7519, '4.1.5', 'MUST NOT'), rfc(7519, '4.1.6'), asvs('9.2.1', 'L1')],
  per: 'token',
  on: 'sighting',
  kinds: ['access', 'id'],
  judge: ({ token, sighting: { place } }, known) => {
    const claims = readJwt(token)?.claims;
    if (!claims) return null;
    const [exp, nbf, iat, auth] = [claims.exp, claims.nbf, claims.iat, claims.auth_time].map(secondsOf);
    const now = known.now / 1_000;
    const leeway = known.clockIsKnown ? LEEWAY_S : UNKNOWN_CLOCK_S;
    // A computer whose clock is wrong gets told of that (clock-skew), not of the token.
    const hasClock = !isSkewed(known.offsetMs);
    const found = [
      { conflict: 'exp_before_iat', off: gap(iat, exp), over: SAME },
      { conflict: 'exp_before_nbf', off: gap(nbf, exp), over: SAME },
      { conflict: 'auth_after_iat', off: gap(auth, iat), over: LEEWAY_S },
      { conflict: 'nbf_ahead', off: hasClock && SENT.includes(place.channel) ? gap(nbf, now) : NEVER, over: leeway },
      { conflict: 'iat_ahead', off: hasClock ? gap(iat, now) : NEVER, over: leeway },
    ].find(({ off, over }) => off > over);
    return found ? { facts: { conflict: found.conflict, secondsOff: Math.round(found.off) } } : null;
  },
};

/** A time in seconds; what is written in anything else is another fault (jwt-exp-milliseconds). */
const secondsOf = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 1e8 && value <= 1e11 ? value : undefined;

/** By how much the first is after the second. */
const gap = (later: number | undefined, earlier: number | undefined): number =>
  later === undefined || earlier === undefined ? NEVER : later - earlier;

const NEVER = Number.NEGATIVE_INFINITY;
/** An end in the second of the beginning is none either. */
const SAME = -Number.EPSILON;
