import type { Channel } from '../oauth/sighting';
import { CHANNELS } from './channels';

/** The channels looked at and the others, in the order of the table: a channel added moves from one list to the other. */
export const splitChannels = (looked: readonly Channel[]): { looked: Channel[]; not: Channel[] } => {
  const all = Object.keys(CHANNELS).filter((name): name is Channel => name in CHANNELS);
  const seen = new Set(looked);
  return { looked: all.filter((name) => seen.has(name)), not: all.filter((name) => !seen.has(name)) };
};
