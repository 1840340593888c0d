import type { Grant } from '../oauth/grant';
import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { lastAnswer } from './last-answer';
import { birthsOf, grantOf, namedBy } from './lineage';
import { isReplaced } from './replaced';

/** The refresh tokens of one grant: one thing to the reader, whatever its value is at the moment. */
export type RefreshFamily = {
  /** Stays the same while the family grows. */
  key: string;
  current: Token;
  /** Token.ids, the current one included. */
  members: string[];
  rotations: number;
  /** ms since the epoch, this computer's clock; null where none was replaced. */
  rotatedAt: number | null;
};

/** What becomes a card: access tokens newest first, those a refresh replaced, ID tokens newest first, refresh families. */
export type Cards = { access: Token[]; earlier: Token[]; id: Token[]; refresh: RefreshFamily[] };

export const cardsOf = ({ tokens, grants }: Pick<Inspection, 'tokens' | 'grants'>): Cards => cardsIn(tokens, grants);

const cardsIn = lastAnswer((tokens: readonly Token[], grants: readonly Grant[]): Cards => {
  const born = birthsOf(grants);
  const age = ({ id, issuedAt }: Token): number => issuedAt ?? born.get(id) ?? 0;
  const newestFirst = (kind: Token['kind']): Token[] =>
    tokens.filter((token) => token.kind === kind).sort((a, b) => age(b) - age(a));
  const access = newestFirst('access');
  const isEarlier = ({ id }: Token): boolean => isReplaced(id, grants, access);
  return {
    access: access.filter((token) => !isEarlier(token)),
    earlier: access.filter(isEarlier),
    id: newestFirst('id'),
    refresh: refreshFamilies(newestFirst('refresh'), grants),
  };
});

type Members = [Token, ...Token[]];

const refreshFamilies = (tokens: readonly Token[], grants: readonly Grant[]): RefreshFamily[] => {
  const families = new Map<string, Members>();
  for (const token of tokens) {
    const key = grantOf(grants, token.id)?.id ?? token.id;
    const members = families.get(key);
    if (members) members.push(token);
    else families.set(key, [token]);
  }
  return [...families].map(([key, members]) =>
    familyOf(
      key,
      members,
      grants.find(({ id }) => id === key),
    ),
  );
};

const familyOf = (key: string, members: Members, grant: Grant | undefined): RefreshFamily => {
  const rotations = grant?.events.filter(({ kind }) => kind === 'rotated') ?? [];
  const replaced = new Set(rotations.map(({ facts }) => facts.previous));
  return {
    key,
    current: members.find(({ id }) => !replaced.has(id)) ?? members[0],
    members: [...new Set([...members.map(({ id }) => id), ...rotations.flatMap(namedBy)])],
    rotations: rotations.length,
    rotatedAt: rotations.at(-1)?.at ?? null,
  };
};
