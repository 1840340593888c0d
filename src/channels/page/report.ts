/** What the scripts in a page tell the background. Every member is a claim of the page until it is checked. */
export type Report = Told & { isTop: boolean };

/** `isTop`: said by the isolated script, since a page that is being left has no place in its tab any more. */
export type Told =
  | { tell: 'hello' }
  | { tell: 'hooked' }
  | { tell: 'flooded' }
  | { tell: 'address'; href: string; at: number }
  | { tell: 'stored'; place: StoredPlace; entries: [key: string, value: string][]; again: boolean; at: number }
  | ({ tell: 'message' } & MessageReport)
  | ({ tell: 'exchange' } & ExchangeReport);

/** What the page hook tells the isolated script: the name of a broadcast channel is for it alone. */
export type Handed = Extract<Told, { tell: 'exchange' | 'message' }> | { tell: 'channel'; name: string };

/** What the isolated script reads for itself. A key is a place inside: a storage key, database › store › key, an element. */
export type StoredPlace =
  | 'local-storage'
  | 'session-storage'
  | 'indexed-db'
  | 'cache-storage'
  | 'document'
  | 'history'
  | 'window-name';

export type MessagePlace = 'post-message' | 'websocket';

/**
 * One message of a page to another window, worker, channel or server. `key`: what carries it, for example
 * "BroadcastChannel auth". `url`: of a socket. `heard`: by the isolated script itself, so that the page cannot forge it.
 */
export type MessageReport = {
  place: MessagePlace;
  key: string;
  text: string;
  url?: string;
  /** Of a message to a window: the origin of that window, "null" where it is opaque. */
  to?: string;
  heard: boolean;
  at: number;
};

/** One request of the page. `number`: the same in every report of it, so that its parts are joined. Bodies only where the sieve let them through. */
export type ExchangeReport = {
  number: number;
  method: string;
  url: string;
  type: RequestType;
  /** When it was sent, and when this was told; ms since the epoch. */
  sentAt: number;
  at: number;
  status: number;
  requestHeaders?: [name: string, value: string][];
  requestBody?: string;
  responseBody?: string;
  responseType?: string;
};

export type RequestType = 'fetch' | 'xmlhttprequest' | 'beacon' | 'eventsource';
