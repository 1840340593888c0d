import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { cardsOf } from './families';
import { originOf } from './origin';

/** The tokens of one client, by its name; '' where none is known. `earlier`: those that a refresh replaced. */
export type TokenGroup = { name: string; current: Token[]; earlier: Token[] };

/** Access, ID and refresh tokens by client, in the order of the newest access token. */
export const groupsOf = (inspection: Inspection): TokenGroup[] => {
  const { access, earlier, id, refresh } = cardsOf(inspection);
  const now = refresh.map(({ current }) => current);
  const members = new Set(refresh.flatMap(({ members }) => members));
  const replaced = inspection.tokens.filter((token) => members.has(token.id) && !now.includes(token));
  const groups = new Map<string, TokenGroup>();
  const groupFor = (token: Token): TokenGroup => {
    const { client, issuer } = originOf(token, inspection.grants);
    const name = client ?? issuer ?? '';
    const group = groups.get(name) ?? { name, current: [], earlier: [] };
    groups.set(name, group);
    return group;
  };
  for (const token of [...access, ...id, ...now]) groupFor(token).current.push(token);
  for (const token of [...earlier, ...replaced]) groupFor(token).earlier.push(token);
  return [...groups.values()];
};
