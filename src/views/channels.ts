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
