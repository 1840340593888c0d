import type { Token } from '../../oauth/token';
import type { Inspection } from '../../session/inspection';
import { claimLines, headerLines } from '../claims';
import { channelName, titleOf } from '../exposure-text';
import type { Exposure } from '../exposures';
import { originOf } from '../origin';
import { placeDetail, sightingsOf } from '../places';
import type { Translate } from '../scope';
import { tokenName } from '../token-text';

/** Texts as one to look for phrases in. None is found across two of them: a field of one line has no line end in it. */
export const joined = (words: readonly string[]): string => words.join('\n').toLowerCase();

/** Whether one of the texts that were `joined` has the phrase in it, whatever the case. An empty phrase is in all, and they are not asked for. */
export const matches = (phrase: string, words: () => string): boolean => {
  const wanted = phrase.trim().toLowerCase();
  return wanted === '' || words().includes(wanted);
};

/** What a token is found by: its names, who made it and for whom, its claims, and the hosts it was seen at. */
export const tokenWords = (
  t: Translate,
  token: Token,
  { grants, sightings }: Pick<Inspection, 'grants' | 'sightings'>,
): string[] => {
  const { issuer = '', client = '' } = originOf(token, grants);
  const lines = [...claimLines(token), ...headerLines(token)].filter(({ missing }) => !missing);
  return [
    token.label,
    token.kind,
    tokenName(t, token),
    issuer,
    client,
    ...lines.flatMap(({ name, value, items = [] }) => [name, value, items.join(', ')]),
    ...sightingsOf([token.id], sightings).map(({ place }) => place.host),
  ];
};

/** What an exposure is found by: its rule, its site and its place. */
export const exposureWords = (t: Translate, exposure: Exposure): string[] => {
  const { rule, site, place } = exposure;
  return [titleOf(t, exposure), rule, site, ...(place ? [channelName(t, place), place.host, placeDetail(place)] : [])];
};
