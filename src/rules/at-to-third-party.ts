import { TO_A_SERVER } from '../oauth/to-a-server';
import type { Token } from '../oauth/token';
import { asvs, rfc } from './reference';
import type { Case, Known, SightingRule } from './rule';

/** Sent and forgotten: what no page reads an answer to is no call of an API. */
const BEACONS: ReadonlySet<string> = new Set(['ping', 'beacon', 'image', 'imageset']);

/** Whom a token is for, its audience says best; else whose site it is that receives it. */
export const atToThirdParty: SightingRule = {
  id: 'at-to-third-party',
  severity: 'high',
  references: [
    rfc(6750, '5.3', 'MUST'),
    rfc(6749, '10.3', 'MUST'),
    rfc(9700, '2.3'),
    asvs('10.3.1', 'L2'),
    asvs('9.2.3', 'L2'),
    asvs('14.2.3', 'L2'),
  ],
  on: 'sighting',
  kinds: ['access'],
  channels: ['request-header', 'request-body', 'websocket'],
  judge: ({ token, sighting: { place, party }, exchange }, known) => {
    if (token.certainty === 'hint' || party === null || party === 'issuer') return null;
    if (exchange?.says && TO_A_SERVER.has(exchange.says)) return null;
    const facts = { receiver: place.host };
    const audience = addressesOf(token);
    if (audience?.some((address) => known.isSameSite(address, place.host))) return null;
    if (party !== 'third') return audience ? { severity: 'low', reasons: ['other_audience'], facts } : null;
    return isOfIssuer(token, place.host, known) && !isBeacon(exchange)
      ? { severity: 'low', reasons: ['new_receiver'], facts }
      : { facts };
  },
};

const isBeacon = (exchange: Case['exchange']): boolean => BEACONS.has(exchange?.type ?? '');

/** An API that nobody has named, at the home of whoever issued the token. */
const isOfIssuer = (token: Token, host: string, known: Known): boolean => {
  const { iss } = (token.claims ?? {}) as { iss?: unknown };
  const issuer = typeof iss === 'string' ? iss : known.grantOf(token.id)?.issuer;
  return issuer !== undefined && known.isSameSite(issuer, host);
};

/** The audience, where it is addresses and nothing else: names and client ids cannot be compared (RFC 7519 §4.1.3). */
const addressesOf = ({ claims }: Token): string[] | undefined => {
  const { aud } = (claims ?? {}) as { aud?: unknown };
  const names: unknown[] = Array.isArray(aud) ? aud : [aud];
  const addresses = names.filter((name): name is string => typeof name === 'string' && /^https?:\/\//i.test(name));
  return addresses.length > 0 && addresses.length === names.length ? addresses : undefined;
};
