import type { Grant } from '../oauth/grant';
import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { cardsOf } from './families';
import { lastAnswer } from './last-answer';
import { originOf } from './origin';

/** The tokens of one client, by its name; '' where none is known. `earlier`: those that a refresh replaced. */
export type TokenGroup = { name: string; current: Token[]; earlier: Token[] };

/** Access, ID and refresh tokens by client, in the order of the newest access token. */
export const groupsOf = ({ tokens, grants }: Pick<Inspection, 'tokens' | 'grants'>): readonly TokenGroup[] =>
  groupsIn(tokens, grants);

const groupsIn = lastAnswer((tokens: Token[], grants: Grant[]): readonly TokenGroup[] => {
  const { access, earlier, id, refresh } = cardsOf({ tokens, grants });
  const now = refresh.map(({ current }) => current);
  const members = new Set(refresh.flatMap(({ members }) => members));
  const replaced = tokens.filter((token) => members.has(token.id) && !now.includes(token));
  const groups = new Map<string, TokenGroup>();
  const groupFor = (token: Token): TokenGroup => {
    const { client, issuer } = originOf(token, grants);
    const name = client ?? issuer ?? '';
    const group = groups.get(name) ?? { name, current: [], earlier: [] };
    groups.set(name, group);
    return group;
  };
  for (const token of [...access, ...id, ...now]) groupFor(token).current.push(token);
  for (const token of [...earlier, ...replaced]) groupFor(token).earlier.push(token);
  return [...groups.values()];
});
