import { fold, readPath } from '../oauth/leaf-name';
import { asvs, draft, rfc } from './reference';
import type { Case, SightingRule } from './rule';

/**
 * Judged by the answer, which tells a home-made refresh endpoint from any other. A third party is rt-to-third-party, the
 * Authorization header rt-as-bearer; a Cookie header is what the cookie rules speak of.
 */
export const rtSentOffEndpoint: SightingRule = {
  id: 'rt-sent-off-endpoint',
  severity: 'high',
  references: [
    rfc(6749, '1.5'),
    rfc(6749, '10.4', 'MUST'),
    rfc(6819, '3.3'),
    asvs('10.1.1', 'L2'),
    draft('OAuth 2.1', 'draft-ietf-oauth-v2-1', '1.3.2'),
  ],
  on: 'sighting',
  kinds: ['refresh'],
  channels: ['request-header', 'request-body'],
  whenAnswered: true,
  judge: (seen) => {
    const { sighting, exchange } = seen;
    const { party, place } = sighting;
    if (party === null || party === 'third' || isElsewhere(seen) || !isNamed(seen)) return null;
    if (exchange?.says === 'revocation-request' || exchange?.says === 'introspection-request') return null;
    const asked = exchange?.says === 'token-request';
    if (asked && !RENEWS.test(place.path ?? '')) return null;
    if (asked || exchange?.issued) return party === 'first' ? { severity: 'info', reasons: ['own_endpoint'] } : null;
    return { facts: { receiver: place.host } };
  },
};

/** Headers that other rules judge. */
const isElsewhere = ({ sighting: { place } }: Case): boolean =>
  place.channel === 'request-header' && /^(?:authorization|cookie)$/.test(fold(place.key?.split(' › ')[0] ?? ''));

/** What is not proven must at least be called a refresh token. */
const isNamed = ({ token, sighting: { place } }: Case): boolean =>
  token.certainty === 'proven' ||
  (token.certainty === 'likely' && readPath(place.key?.split(' › ') ?? [])?.kind === 'refresh');

const RENEWS = /\/[\w-]*(?:refresh|renew)[\w-]*\/?$/i;
