import type { Grant, LifecycleEvent } from '../oauth/grant';
import type { Token } from '../oauth/token';
import type { Inspection } from './inspection';

/**
 * The access token in use, of those whose end is known: the one used last, or else the one that ends last. One that is
 * over, or was replaced, revoked or signed out, is so only where there is no other. `now` in ms, server time.
 */
export const tokenInUse = ({ tokens, sightings, grants }: Inspection, now: number): Token | undefined => {
  const usedAt = (id: string) =>
    Math.max(
      0,
      ...sightings
        .filter(({ token, place }) => token === id && place.channel === 'request-header')
        .map(({ last }) => last),
    );
  const rankOf = ({ id, expiresAt = 0 }: Token) => (expiresAt <= now ? 0 : hasEnded(id, grants) ? 1 : 2);
  return tokens
    .filter(({ kind, expiresAt }) => kind === 'access' && expiresAt !== undefined)
    .map((token) => ({ token, rank: rankOf(token), used: usedAt(token.id), end: token.expiresAt ?? 0 }))
    .sort((a, b) => b.rank - a.rank || b.used - a.used || b.end - a.end)[0]?.token;
};

/** Something became of it before its end (rules §5.3). */
const hasEnded = (id: string, grants: readonly Grant[]): boolean =>
  grants.some(({ events }) => {
    const born = events.find(({ token, facts }) => token === id || facts.access === id)?.at;
    return events.some((event) => event.facts.replaces === id || (born !== undefined && ends(event, id, born, events)));
  });

const ends = (
  { kind, at, token, facts }: LifecycleEvent,
  id: string,
  born: number,
  events: readonly LifecycleEvent[],
): boolean => {
  if (kind === 'logout') return at >= born && !(Number(facts.status) >= 400);
  if (kind === 'revoked_inferred') return token === id;
  // RFC 7009 §2.1: with a refresh token go the access tokens of its grant.
  return kind === 'revoked' && Number(facts.status) < 300 && (token === id || (at >= born && isRefresh(token, events)));
};

const isRefresh = (id: string | undefined, events: readonly LifecycleEvent[]): boolean =>
  id !== undefined && events.some(({ facts }) => facts.refresh === id || facts.sent === id || facts.previous === id);
