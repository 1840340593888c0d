import { namedBy } from '../lineage';
import { isAccepted } from './event-words';
import type { Entry } from './lane';

/**
 * The first sign-out, or revocation that was accepted, between the time a token was first told of and its last use here.
 * Undefined where the token was not seen before that end: it may then have come after it.
 * @param entries Of the lane, oldest first.
 */
export const endedBefore = (entries: readonly Entry[], { grant, event }: Entry): Entry | undefined => {
  const { token, at, facts } = event;
  if (token === undefined) return undefined;
  const born = entries.find((entry) => namedBy(entry.event).includes(token))?.event.at ?? at;
  const until = typeof facts.last === 'number' ? facts.last : at;
  return entries.find(
    (entry) =>
      entry.event.at > born &&
      entry.event.at < until &&
      (signsOut(entry) || (entry.grant === grant && revokes(entry, token, entries))),
  );
};

/** The user has signed out: a request that failed has ended nothing. */
export const signsOut = ({ event }: Entry): boolean => event.kind === 'logout' && !(Number(event.facts.status) >= 400);

/** RFC 7009 §2.2: 200, which says that it was taken. */
export const isRevocation = ({ event }: Entry): boolean =>
  event.kind === 'revoked' && isAccepted(Number(event.facts.status ?? 200));

/** RFC 7009 §2.1: with a refresh token, the access tokens of its grant are to end too; an access token ends alone. */
const revokes = (entry: Entry, token: string, entries: readonly Entry[]): boolean =>
  isRevocation(entry) && (entry.event.token === token || isRefresh(entries, entry.event.token));

/** Brought, sent or replaced as a refresh token. */
export const isRefresh = (entries: readonly Entry[], token: string | undefined): boolean =>
  token !== undefined &&
  entries.some(
    ({ event: { kind, token: own, facts } }) =>
      facts.refresh === token ||
      facts.sent === token ||
      facts.previous === token ||
      (own === token && (kind === 'refresh_requested' || kind === 'rotated' || kind === 'not_rotated')),
  );
