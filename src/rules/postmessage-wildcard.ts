import { hostOf, originOf } from '../oauth/address';
import { asvs, rfc, wstg } from './reference';
import type { Known, SightingRule } from './rule';

/** Refresh tokens have a rule of their own. Without a target a message goes to the sender's own origin (HTML). */
export const postmessageWildcard: SightingRule = {
  id: 'postmessage-wildcard',
  severity: 'high',
  references: [
    rfc(9700, '4.17.2', 'MUST NOT'),
    rfc(10017, '6.3.3.3', 'MUST'),
    asvs('3.5.5', 'L2'),
    wstg('WSTG-CLNT-11'),
  ],
  on: 'sighting',
  kinds: ['access', 'id', 'code'],
  channels: ['post-message'],
  judge: ({ route }, known) => {
    if (route?.via !== 'window') return null;
    if (route.target === 'any') return route.reaches === 'own' ? { severity: 'low', reasons: ['own_window'] } : {};
    if (route.target !== 'other' || route.to === undefined || takesPart(route.to, known)) return null;
    return { facts: { receiver: hostOf(route.to) } };
  },
};

/** An authorization server of the site, or, seen from the server, the app that it was asked to answer. */
const takesPart = (origin: string, known: Known): boolean =>
  known.server(origin) !== undefined ||
  known
    .grants()
    .some(
      ({ issuer, events }) =>
        known.isSameSite(issuer, origin) ||
        events.some(
          ({ kind, facts }) => kind === 'authorization_request' && originOf(String(facts.redirect)) === origin,
        ),
    );
