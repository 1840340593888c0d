import type { Token } from '../../oauth/token';
import type { Inspection } from '../../session/inspection';
import { claimLines, headerLines } from '../claims';
import { channelName, titleOf } from '../exposure-text';
import type { Exposure } from '../exposures';
import { originOf } from '../origin';
import { placeDetail } from '../places';
import type { Translate } from '../scope';
import { tokenName } from '../token-text';

/** Whether one of the texts has the phrase in it, whatever the case. An empty phrase is in all, and `words` is not asked. */
export const matches = (phrase: string, words: () => readonly string[]): boolean => {
  const wanted = phrase.trim().toLowerCase();
  return wanted === '' || words().some((word) => word.toLowerCase().includes(wanted));
};

/** What a token is found by: its names, who made it and for whom, its claims, and the hosts it was seen at. */
export const tokenWords = (t: Translate, token: Token, { grants, sightings }: Inspection): string[] => {
  const { issuer = '', client = '' } = originOf(token, grants);
  const lines = [...claimLines(token), ...headerLines(token)].filter(({ missing }) => !missing);
  return [
    token.label,
    token.kind,
    tokenName(t, token),
    issuer,
    client,
    ...lines.flatMap(({ name, value, items = [] }) => [name, value, items.join(', ')]),
    ...sightings.filter((one) => one.token === token.id).map(({ place }) => place.host),
  ];
};

/** What an exposure is found by: its rule, its site and its place. */
export const exposureWords = (t: Translate, exposure: Exposure): string[] => {
  const { rule, site, place } = exposure;
  return [titleOf(t, exposure), rule, site, ...(place ? [channelName(t, place), place.host, placeDetail(place)] : [])];
};
