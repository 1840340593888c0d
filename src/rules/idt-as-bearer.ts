import { fold } from '../oauth/leaf-name';
import type { Place } from '../oauth/sighting';
import type { Reason } from './reason';
import { asvs, oidc, rfc } from './reference';
import type { SightingRule } from './rule';

/** An ID token tells the app who signed in. What takes it in place of an access token is an API it was not issued for. */
export const idtAsBearer: SightingRule = {
  id: 'idt-as-bearer',
  severity: 'medium',
  references: [
    asvs('9.2.2', 'L2'),
    rfc(9068, '4', 'MUST'),
    rfc(8725, '3.12', 'MUST'),
    rfc(8725, '2.8'),
    oidc('2', 'IDToken'),
  ],
  on: 'sighting',
  kinds: ['id'],
  channels: ['request-header', 'request-body', 'request-url'],
  whenAnswered: true,
  judge: ({ token, sighting: { place, party }, exchange }) => {
    const { status = 0, says } = exchange ?? {};
    if (token.certainty === 'hint' || !standsForAccess(place) || status < 200 || status > 299) return null;
    // Given to be exchanged, revoked or looked up, it is the subject of the request and no key to anything.
    if (says === 'token-request' || says === 'revocation-request' || says === 'introspection-request') return null;
    const facts = { receiver: place.host, status };
    const product = PRODUCTS.find((one) => one.is(token.claims ?? {}, place.host));
    if (product) return { severity: product.severity, reasons: [product.reason], facts };
    return party === 'api' || party === 'third' ? { severity: 'high', reasons: ['other_site'], facts } : { facts };
  },
};

/** Other fields that take an ID token are made for one: the sign-in of another service, a hint at sign-out. */
const standsForAccess = ({ channel, key = '' }: Place): boolean =>
  fold(key) === (channel === 'request-header' ? 'authorization' : 'access_token');

/** Products whose ID token is the key to their APIs by design. */
const PRODUCTS: readonly {
  is(claims: { iss?: unknown; token_use?: unknown }, host: string): boolean;
  severity: 'info' | 'low';
  reason: Reason;
}[] = [
  {
    is: ({ iss }) => typeof iss === 'string' && iss.startsWith('https://securetoken.google.com/'),
    severity: 'info',
    reason: 'by_design',
  },
  {
    is: ({ token_use }, host) => token_use === 'id' && host.endsWith('.amazonaws.com'),
    severity: 'low',
    reason: 'same_vendor',
  },
];
