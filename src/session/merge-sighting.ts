import type { Seen } from '../oauth/sight';
import { placeKey, type Sighting } from '../oauth/sighting';
import type { Desk, Moment } from './desk';

/** Adds a sighting, or another time of one. `counted`: it is news, and not the same told again or by a second source. */
export const mergeSighting = (
  { inspection, coverage }: Desk,
  { token, place, party }: Seen,
  { site, at, pageOnly, again = false }: Moment,
): { sighting: Sighting; counted: boolean } => {
  const key = placeKey(place);
  const known = inspection.sightings.find(
    (one) => one.token === token.id && one.site === site && placeKey(one.place) === key,
  );
  const mark = `${token.id} ${key}`;
  if (pageOnly && !known) coverage.reported.push(mark);
  if (!pageOnly && coverage.reported.includes(mark))
    coverage.reported = coverage.reported.filter((one) => one !== mark);
  if (known) {
    const counted = !again && !isSecondSource(place.channel, at - known.last);
    known.count += counted ? 1 : 0;
    known.last = Math.max(known.last, at);
    known.at = Math.min(known.at, at);
    known.party = party ?? known.party;
    return { sighting: known, counted };
  }
  const sighting: Sighting = { token: token.id, site, place, at, last: at, count: 1, party };
  inspection.sightings.push(sighting);
  return { sighting, counted: true };
};

/** The browser tells of a fragment when a page is asked for, and the page when it is there: one address, told twice. */
const isSecondSource = (channel: string, apartMs: number): boolean => channel === 'fragment' && apartMs < 5_000;
