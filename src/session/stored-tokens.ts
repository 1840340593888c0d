import type { Facts } from '../oauth/grant';
import { type Channel, placeKey, type Sighting } from '../oauth/sighting';
import type { TokenKind } from '../oauth/token';
import { issueOf } from '../rules/lifecycle';
import type { Desk } from './desk';
import { grantOf, type Happened, happen } from './grants';
import { tokenIn } from './known';
import { tellOnce } from './told';

/**
 * Tokens of a grant that lie where they outlive the page's own memory (E4s). `ids`: those that something was just learnt
 * of, a place or a grant: of a page that was signed in before, the places are known first. What the page alone vouches for
 * is left out.
 */
export const storedTokens = (desk: Desk, ids: ReadonlySet<string>): Happened[] =>
  ids.size === 0
    ? []
    : desk.inspection.sightings
        .filter(({ token, place }) => ids.has(token) && STORES.has(place.channel))
        .flatMap((sighting) => stored(desk, sighting));

/** Tokens that something has just happened to. */
export const tokensOf = (happened: readonly Happened[]): string[] =>
  happened.flatMap(({ event: { token, facts } }) =>
    [token, facts.access, facts.refresh, facts.idToken].filter((id) => typeof id === 'string'),
  );

const stored = (desk: Desk, { token: id, place, at }: Sighting): Happened[] => {
  const { inspection, coverage, memory } = desk;
  const kind = tokenIn(inspection, id)?.kind;
  if (!kind || !KINDS.has(kind) || coverage.reported.includes(`${id} ${placeKey(place)}`)) return [];
  const grant = grantOf(memory, id);
  const { channel, host, key } = place;
  if (!grant || !tellOnce(memory, 'stored', id, channel, host, key)) return [];
  const issuedAt = issueOf(id, grant)?.at;
  const facts: Facts = { channel, host };
  if (key !== undefined) facts.key = key;
  // Where it lay before, it was issued before too.
  if (issuedAt !== undefined && issuedAt <= at) facts.afterMs = at - issuedAt;
  return [{ ...happen(grant, 'token_stored', at, id, facts), place }];
};

const KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>(['access', 'refresh', 'id']);

const STORES: ReadonlySet<Channel> = new Set<Channel>([
  ...(['local-storage', 'session-storage', 'indexed-db', 'cache-storage'] as const),
  ...(['cookie', 'http-only-cookie', 'window-name', 'document'] as const),
]);
