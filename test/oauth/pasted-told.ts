import { decodePasted } from '../../src/oauth/decode-pasted';
import type { PastedToken } from '../../src/oauth/pasted';

/** All that is told of a text: where each token stands and what it is, and what is wrong. */
export const told = async (text: string) => {
  const pasted = await decodePasted(text);
  const tokens = pasted.is === 'tokens' ? pasted.tokens : [];
  return {
    tokens: tokens.map(({ where, token }) =>
      [[where.by, ...where.path].join(' › '), token.kind, token.format].join(' '),
    ),
    problems: [...tokens.flatMap(({ problems }) => problems), ...pasted.problems],
  };
};

/** The one token of a text. Throws what is told instead. */
export const only = async (text: string): Promise<PastedToken> => {
  const pasted = await decodePasted(text);
  if (pasted.is !== 'tokens' || pasted.tokens.length !== 1) throw new Error(JSON.stringify(pasted));
  return pasted.tokens[0] as PastedToken;
};
