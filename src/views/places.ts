import type { Channel, Place, Sighting } from '../oauth/sighting';
import type { Severity } from '../rules/finding';
import { CHANNELS } from './channels';
import type { Exposure } from './exposures';
import { counts, worse } from './exposures';
import { remembered } from './remembered';

/** A channel some tokens were seen in, with the worst that is held against it; null where nothing is. */
export type PlaceMark = { channel: Channel; severity: Severity | null };

/** The sightings of some tokens. */
export const sightingsOf = (tokens: readonly string[], sightings: readonly Sighting[]): readonly Sighting[] =>
  tokens.flatMap((id) => byToken(sightings).get(id) ?? []);

const byToken = remembered((sightings: readonly Sighting[]): ReadonlyMap<string, readonly Sighting[]> => {
  const known = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const own = known.get(sighting.token);
    if (own) own.push(sighting);
    else known.set(sighting.token, [sighting]);
  }
  return known;
});

/** Where tokens were seen, one mark a channel: exposed ones first, the worst leading, then the rest as channels are listed. */
export const placeMarks = (
  tokens: readonly string[],
  exposures: readonly Exposure[],
  sightings: readonly Sighting[],
): PlaceMark[] => {
  const marks = new Map<Channel, Severity | null>();
  for (const { place } of sightingsOf(tokens, sightings)) marks.set(place.channel, null);
  for (const exposure of exposures.filter(counts)) {
    const channel = exposure.place?.channel;
    if (!channel || !exposure.tokens.some((id) => tokens.includes(id))) continue;
    const known = marks.get(channel);
    if (!known || worse(exposure.severity, known) < 0) marks.set(channel, exposure.severity);
  }
  const order = Object.keys(CHANNELS);
  return [...marks]
    .map(([channel, severity]) => ({ channel, severity }))
    .sort(
      (a, b) =>
        worse(a.severity ?? 'info', b.severity ?? 'info') || order.indexOf(a.channel) - order.indexOf(b.channel),
    );
};

/** Hosts that tokens were sent to, with how often; the most frequent first. */
export const receiversOf = (
  tokens: readonly string[],
  sightings: readonly Sighting[],
): { host: string; count: number }[] => {
  const sent = new Map<string, number>();
  for (const { place, count } of sightingsOf(tokens, sightings)) {
    if (CHANNELS[place.channel] !== 'sent') continue;
    sent.set(place.host, (sent.get(place.host) ?? 0) + count);
  }
  return [...sent].map(([host, count]) => ({ host, count })).sort((a, b) => b.count - a.count);
};

/** What narrows a place down beyond its channel, on one line: a stored value's key, else host and path. */
export const placeDetail = ({ channel, host, path = '', key }: Place): string =>
  CHANNELS[channel] === 'stored' && key ? key : host + path;

/** When the first of these tokens was seen, ms since the epoch, this computer's clock. */
export const firstSeen = (tokens: readonly string[], sightings: readonly Sighting[]): number | undefined => {
  const times = sightingsOf(tokens, sightings).map(({ at }) => at);
  return times.length > 0 ? Math.min(...times) : undefined;
};
