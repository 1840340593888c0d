import type { Token } from '../../oauth/token';
import type { Inspection } from '../../session/inspection';
import type { Exposure } from '../exposures';
import { remembered } from '../remembered';
import type { Translate } from '../scope';
import { type Filter, KINDS } from './filter';
import { exposureWords, joined, matches, tokenWords } from './words';

/** What tokens are found in. */
export type Searched = Pick<Inspection, 'tokens' | 'grants' | 'sightings'>;

/** What is left of the lists. `shown` of `total`: listed tokens and exposures together. */
export type Filtered = {
  /** Token.ids. */
  tokens: ReadonlySet<string>;
  exposures: readonly Exposure[];
  shown: number;
  total: number;
};

/**
 * Tokens and exposures that a filter lets through. A phrase found in one also brings what it is about: the exposures of a
 * token, the tokens of an exposure. A kind that is not wanted takes with it the exposures that are about no other.
 * What each is found by is put together once, for the first phrase: the answer is asked with each letter typed.
 */
export const filterOver = (
  inspection: Searched,
  exposures: readonly Exposure[],
  t: Translate,
): ((filter: Filter) => Filtered) => {
  const listed = inspection.tokens.filter(({ kind }) => LISTED.has(kind));
  const kinds = new Map(inspection.tokens.map(({ id, kind }) => [id, kind]));
  const wordsOfToken = remembered((token: Token) => joined(tokenWords(t, token, inspection)));
  const wordsOfExposure = remembered((exposure: Exposure) => joined(exposureWords(t, exposure)));
  return ({ text, off }) => {
    const isWanted = ({ severity, tokens }: Exposure): boolean =>
      !off.has(severity) && (tokens.length === 0 || tokens.some((id) => !off.has(kinds.get(id) ?? 'unknown')));
    const namedTokens = idsOf(inspection.tokens.filter((token) => matches(text, () => wordsOfToken(token))));
    const namedExposures = exposures.filter((exposure) => matches(text, () => wordsOfExposure(exposure)));
    const about = new Set(namedExposures.flatMap(({ tokens }) => tokens));
    const named = new Set(namedExposures);
    const tokens = listed.filter(({ id, kind }) => !off.has(kind) && (namedTokens.has(id) || about.has(id)));
    const left = exposures.filter(
      (one) => isWanted(one) && (named.has(one) || one.tokens.some((id) => namedTokens.has(id))),
    );
    return {
      tokens: idsOf(tokens),
      exposures: left,
      shown: tokens.length + left.length,
      total: listed.length + exposures.length,
    };
  };
};

const idsOf = (tokens: readonly Token[]): Set<string> => new Set(tokens.map(({ id }) => id));

const LISTED: ReadonlySet<Token['kind']> = new Set(KINDS);
