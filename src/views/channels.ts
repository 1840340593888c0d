import type { Channel } from '../oauth/sighting';

/** How a value is there: `sent` to the host, `received` from it, or `stored` in the browser for it. */
export type Direction = 'sent' | 'received' | 'stored';

/** Every channel there is, in the order they are listed; its name is the message `channel_<name with _>`. */
export const CHANNELS: Record<Channel, Direction> = {
  'local-storage': 'stored',
  'session-storage': 'stored',
  cookie: 'stored',
  'http-only-cookie': 'stored',
  'request-url': 'sent',
  fragment: 'stored',
  'request-header': 'sent',
  'request-body': 'sent',
  'response-header': 'received',
  'response-body': 'received',
  referer: 'sent',
  'indexed-db': 'stored',
  'cache-storage': 'stored',
  'post-message': 'sent',
  websocket: 'sent',
  document: 'stored',
  history: 'stored',
  'window-name': 'stored',
};

/** The message that names a channel. */
export const channelKey = (channel: Channel): string => `channel_${channel.replaceAll('-', '_')}`;

/** The channels looked at and the others, in the order of the table: a channel added moves from one list to the other. */
export const splitChannels = (looked: readonly Channel[]): { looked: Channel[]; not: Channel[] } => {
  const all = Object.keys(CHANNELS).filter((name): name is Channel => name in CHANNELS);
  const seen = new Set(looked);
  return { looked: all.filter((name) => seen.has(name)), not: all.filter((name) => !seen.has(name)) };
};
