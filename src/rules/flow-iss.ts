import { originOf } from '../oauth/address';
import { type EventFacts, factsOf } from '../oauth/event-facts';
import type { Grant } from '../oauth/grant';
import { asvs, rfc } from './reference';
import type { EventRule, Known, Server, Verdict } from './rule';

type Asked = Partial<EventFacts['authorization_request']>;
type Answered = Partial<EventFacts['callback']>;

/** Compared with the issuer of the server that was asked, never with one that the response itself names. */
export const flowIss: EventRule = {
  id: 'flow-iss',
  severity: 'high',
  references: [
    rfc(9207, '2.4', 'MUST'),
    rfc(9207, '2', 'MUST'),
    rfc(9207, '3'),
    rfc(9700, '4.4.2', 'MUST'),
    rfc(9700, '2.1', 'REQUIRED'),
    rfc(8414, '3.3', 'MUST'),
    asvs('10.2.2', 'L2'),
    asvs('10.5.3', 'L2'),
  ],
  per: 'grant',
  on: 'event',
  events: ['callback'],
  judge: ({ event, grant }, known) => {
    const answered = factsOf(event, 'callback');
    const { issuer, idTokenIssuer } = answered;
    if (issuer !== undefined && idTokenIssuer !== undefined && issuer !== idTokenIssuer)
      return { facts: { issuer, expected: idTokenIssuer } };
    const asked = askedOf(grant);
    const server = known.server(asked.origin ?? '');
    if (issuer === undefined) return unnamed(asked, answered, server, known) ?? misplaced(server);
    return (server && another(issuer, server, known)) ?? misplaced(server);
  },
};

const askedOf = ({ events }: Grant): Asked => {
  const request = events.findLast(({ kind }) => kind === 'authorization_request');
  return request ? factsOf(request, 'authorization_request') : {};
};

/** An issuer with a gap in it, "{tenantid}", is that of all tenants. */
const isTemplated = ({ issuer }: Server): boolean => issuer.includes('{');

const another = (issuer: string, server: Server, known: Known): Verdict | null => {
  if (issuer === server.issuer) return null;
  const facts = { issuer, expected: server.issuer };
  if (isTemplated(server)) return { severity: 'info', reasons: ['templated'], facts };
  if (originOf(issuer) !== originOf(server.issuer)) return { facts };
  // Realms of one origin: the one that was asked may not be the one whose metadata is at hand.
  return known.server(issuer)?.issuer === issuer ? null : { severity: 'low', reasons: ['same_origin'], facts };
};

/** Nothing in the response says who answered: an ID token would, and so would a signed response (JARM). */
const unnamed = (asked: Asked, answered: Answered, server: Server | undefined, known: Known): Verdict | null => {
  if (isNamed(answered) || /jwt$/.test(asked.responseMode ?? '')) return null;
  if (server?.promisesIssuer) return { severity: 'medium', reasons: ['promised'], facts: { expected: server.issuer } };
  return isShared(asked, known) ? { severity: 'medium', reasons: ['several_servers'] } : null;
};

const isNamed = ({ issuer, idToken, idTokenIssuer }: Answered): boolean =>
  [issuer, idToken, idTokenIssuer].some((name) => name !== undefined);

/** Two servers send to the same redirect_uri, and no response names its issuer. */
const isShared = ({ origin, redirect }: Asked, known: Known): boolean => {
  if (origin === undefined || redirect === undefined) return false;
  const alike = known.grants().filter((grant) => askedOf(grant).redirect === redirect);
  const origins = new Set(alike.flatMap((grant) => askedOf(grant).origin ?? []));
  const callbacks = alike.flatMap(({ events }) => events.filter(({ kind }) => kind === 'callback'));
  return origins.size > 1 && !callbacks.some((event) => isNamed(factsOf(event, 'callback')));
};

/** RFC 8414 §3.3: what was fetched from an address is that of the issuer which the address is made of. */
const misplaced = (server: Server | undefined): Verdict | null => {
  if (!server || server.isAtIssuer) return null;
  const facts = { issuer: server.issuer };
  return isTemplated(server)
    ? { severity: 'info', reasons: ['templated'], facts }
    : { severity: 'medium', reasons: ['metadata_elsewhere'], facts };
};
