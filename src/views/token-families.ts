import type { Grant } from '../oauth/grant';
import type { Token } from '../oauth/token';
import type { Inspection } from '../session/inspection';
import { cardsOf } from './families';
import { lastAnswer } from './last-answer';
import { groupsOf } from './token-groups';

/** Tokens that are one thing to the reader: the access tokens of one client, its ID tokens, or one chain of refresh tokens. */
export type TokenFamily = {
  /** Stays the same while the family grows. */
  key: string;
  /** The client, else the issuer; '' where neither is known. */
  name: string;
  /** The one it goes by: the newest that was not replaced, if there is one. */
  current: Token;
  /** Token.ids, the current one included. */
  members: readonly string[];
};

/** Access, ID and refresh tokens as families, by client in the order of the token index. */
export const tokenFamilies = ({ tokens, grants }: Inspection): readonly TokenFamily[] => familiesIn(tokens, grants);

const familiesIn = lastAnswer((tokens: Token[], grants: Grant[]): readonly TokenFamily[] => {
  const chains = new Map(cardsOf({ tokens, grants }).refresh.map((chain) => [chain.current.id, chain]));
  return groupsOf({ tokens, grants }).flatMap(({ name, current, earlier }) => {
    const all = [...current, ...earlier];
    const oneOf = (kind: Token['kind']): TokenFamily[] => {
      const tokens = all.filter((token) => token.kind === kind);
      const [first] = tokens;
      return first ? [{ key: `${kind} ${name}`, name, current: first, members: tokens.map(({ id }) => id) }] : [];
    };
    const refresh = current.flatMap((token): TokenFamily[] => {
      const chain = chains.get(token.id);
      return chain ? [{ key: `refresh ${chain.key}`, name, current: token, members: chain.members }] : [];
    });
    return [...oneOf('access'), ...oneOf('id'), ...refresh];
  });
});
