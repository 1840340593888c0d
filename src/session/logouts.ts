import type { EventKind, Grant } from '../oauth/grant';
import type { Message } from '../oauth/message';
import { siteOf } from '../oauth/parties';
import type { Departing } from './departures';
import { grantOf, type Happened, happen } from './grants';
import type { SiteMemory } from './site-memory';

type Logout = Extract<Message<string>, { says: 'logout' }>;

/**
 * The end of a session (E11) ends every open grant it is about: those of this authorization server, and of this client
 * where one is named, by its id or by the ID token that is handed back. An application's own is about all of its site.
 */
export const loggedOut = (
  memory: SiteMemory,
  { at, origin }: Departing,
  { by, idToken, client, issuer }: Logout,
): Happened[] => {
  const named = grantOf(memory, idToken);
  const clientId = client ?? named?.clientId;
  const server = siteOf(named?.issuer || issuer || origin);
  const isMeant = (grant: Grant) =>
    grant === named ||
    by === 'app' ||
    (siteOf(grant.issuer) === server && (clientId === undefined || (grant.clientId ?? clientId) === clientId));
  return memory.grants
    .filter((grant) => isOpen(grant) && isMeant(grant))
    .map((grant) => happen(grant, 'logout', at, undefined, { by }));
};

/** Something came of it, and has not been ended since. */
const isOpen = ({ events }: Grant): boolean =>
  events.some(({ kind }) => kind === 'token_used' || BROUGHT.has(kind)) &&
  events.findLast(({ kind }) => kind === 'logout' || BROUGHT.has(kind))?.kind !== 'logout';

const BROUGHT: ReadonlySet<EventKind> = new Set(['callback', 'token_issued', 'backend_exchange']);
