import type { Exposure } from '../exposures';
import { namedBy } from '../lineage';
import { hostOf } from '../origin';
import type { Entry } from './lane';

/** Exposures of the tokens an event names, where they are about the same host, or about none. @param issuer Of the lane. */
export const relatedTo = ({ event }: Entry, exposures: readonly Exposure[], issuer: string): Exposure[] => {
  const tokens = new Set(namedBy(event));
  const { target, host, origin, channel, key } = event.facts;
  const at = typeof target === 'string' ? target : typeof host === 'string' ? host : hostOf(String(origin ?? issuer));
  return exposures.filter(
    ({ tokens: about, place }) =>
      about.some((id) => tokens.has(id)) &&
      (!place || place.host === at) &&
      // Of a place in storage, that very place.
      (channel === undefined || (place?.channel === channel && place.key === key)),
  );
};
