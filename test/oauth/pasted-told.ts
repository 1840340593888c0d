import { decodePasted } from '../../src/oauth/decode-pasted';

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
