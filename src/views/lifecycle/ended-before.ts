import { birthsOf } from '../lineage';
import { isAccepted } from './event-words';
import type { Entry } from './lane';

/**
 * The first sign-out, or revocation that was accepted, between the time a token was first told of and its last use here.
 * Undefined where the token was not seen before that end: it may then have come after it.
 * @param entries Of the lane, oldest first.
 */
export const endedBefore = (entries: readonly Entry[], entry: Entry): Entry | undefined => endingsOf(entries)(entry);

/** The same for many entries of one lane. */
export const endingsOf = (entries: readonly Entry[]): ((entry: Entry) => Entry | undefined) => {
  const born = birthsOf([{ id: '', issuer: '', events: entries.map(({ event }) => event) }]);
  const refreshes = refreshesOf(entries);
  // An end that was only inferred ends nothing for certain.
  const ends = entries.filter((entry) => entry.event.evidence === 'seen' && (signsOut(entry) || isRevocation(entry)));
  return ({ grant, event: { token, at, facts } }) => {
    if (token === undefined) return undefined;
    const from = born.get(token) ?? at;
    const until = typeof facts.last === 'number' ? facts.last : at;
    // RFC 7009 §2.1: with a refresh token, the access tokens of its grant are to end too; an access token ends alone.
    const isMeant = (end: Entry) =>
      end.event.kind === 'logout' ||
      (end.grant === grant && (end.event.token === token || refreshes.has(end.event.token ?? '')));
    return ends.find((end) => end.event.at > from && end.event.at < until && isMeant(end));
  };
};

/** The user has signed out: a request that failed has ended nothing. */
export const signsOut = ({ event }: Entry): boolean => event.kind === 'logout' && !(Number(event.facts.status) >= 400);

/** RFC 7009 §2.2: 200, which says that it was taken. */
export const isRevocation = ({ event }: Entry): boolean =>
  event.kind === 'revoked' && isAccepted(Number(event.facts.status ?? 200));

/** Token.ids that were brought, sent or replaced as refresh tokens. */
export const refreshesOf = (entries: readonly Entry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ event: { kind, token, facts } }) =>
      [facts.refresh, facts.sent, facts.previous, AS_REFRESH.has(kind) && token].filter((id) => typeof id === 'string'),
    ),
  );

const AS_REFRESH: ReadonlySet<string> = new Set(['refresh_requested', 'rotated', 'not_rotated']);
