import type { WeakOption } from '../oauth/message';
import type { Reason } from './reason';
import { asvs, rfc } from './reference';
import type { ExchangeRule } from './rule';

const OFFERS: Record<WeakOption, Reason> = {
  implicit: 'offers_implicit',
  password: 'offers_password',
  no_pkce: 'names_no_pkce',
  plain_pkce: 'plain_pkce_only',
  alg_none: 'offers_alg_none',
  plain_http: 'plain_http_endpoint',
};

/** A document read before any sign-in may be of the server to come; later, one of another server says nothing here. */
export const asMetadataWeak: ExchangeRule = {
  id: 'as-metadata-weak',
  severity: 'low',
  references: [
    rfc(9700, '2.1.1', 'MUST'),
    rfc(9700, '2.4', 'MUST NOT'),
    rfc(8414, '2'),
    asvs('10.4.4', 'L1'),
    asvs('10.4.6', 'L2'),
  ],
  per: 'place',
  on: 'exchange',
  when: 'read',
  judge: ({ response }, known) => {
    if (response?.says !== 'metadata' || !response.weak) return null;
    const { issuer, weak } = response;
    const issuers = known.grants().flatMap((grant) => grant.issuer || []);
    if (issuers.length > 0 && !issuers.some((one) => known.isSameSite(one, issuer))) return null;
    const reasons = weak.map((option) => OFFERS[option]);
    return weak.every((option) => option === 'implicit') ? { severity: 'info', reasons } : { reasons };
  },
};
