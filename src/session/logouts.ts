import type { EventKind, Grant } from '../oauth/grant';
import type { Message } from '../oauth/message';
import { siteOf } from '../oauth/parties';
import { TIDYING_MS } from '../rules/lifecycle';
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
  const ended = memory.grants.filter((grant) => isOpen(grant) && isMeant(grant));
  memory.ended = [...memory.ended, ...ended.map(({ id }) => ({ grant: id, at }))].slice(-MOST_ENDED);
  return ended.map((grant) => happen(grant, 'logout', at, undefined, { by }));
};

/** Logouts whose page has had the time to tidy up since: what is left by now was left. */
export const tidiedUp = (memory: SiteMemory, now: number): Happened[] => {
  const due = memory.ended.filter(({ at }) => now - at >= TIDYING_MS);
  if (due.length === 0) return [];
  memory.ended = memory.ended.filter((one) => !due.includes(one));
  return due.flatMap(({ grant: id, at }) => {
    const grant = memory.grants.find((one) => one.id === id);
    const event = grant?.events.find(({ kind, at: then }) => kind === 'logout' && then === at);
    return grant && event ? [{ grant, event, again: true as const }] : [];
  });
};

const MOST_ENDED = 50;

/** Something came of it, and has not been ended since. */
const isOpen = ({ events }: Grant): boolean =>
  events.some(({ kind }) => kind === 'token_used' || BROUGHT.has(kind)) &&
  events.findLast(({ kind }) => kind === 'logout' || BROUGHT.has(kind))?.kind !== 'logout';

const BROUGHT: ReadonlySet<EventKind> = new Set(['callback', 'token_issued', 'backend_exchange']);
