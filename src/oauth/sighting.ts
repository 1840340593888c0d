/** Where a credential can be seen. An EventSource URL is a request-url; post-message covers every kind of message. */
export type Channel =
  | 'request-url'
  | 'request-header'
  | 'request-body'
  | 'response-header'
  | 'response-body'
  | 'fragment'
  | 'referer'
  | 'cookie'
  | 'http-only-cookie'
  | 'local-storage'
  | 'session-storage'
  | 'indexed-db'
  | 'cache-storage'
  | 'post-message'
  | 'websocket'
  | 'document'
  | 'history'
  | 'window-name';

/** Every string in it is masked. `key`: storage key and JSON path, header or parameter name. */
export type Place = { channel: Channel; host: string; path?: string; key?: string };

export type Party = 'first' | 'issuer' | 'api' | 'third' | null;

export type Sighting = {
  /** Token.id. */
  token: string;
  /** Top-level origin of the tab. */
  site: string;
  place: Place;
  /** First and last time seen, ms since the epoch, this computer's clock. */
  at: number;
  last: number;
  count: number;
  party: Party;
};

/** One place is one string, whatever object holds it: the key of a sighting and, with the rule, of a finding (G-DUP). */
export const placeKey = ({ channel, host, path = '', key = '' }: Place): string => `${channel} ${host} ${path} ${key}`;
