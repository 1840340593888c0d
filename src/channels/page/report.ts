/** What the scripts in a page tell the background. Every member is a claim of the page until it is checked. */
export type Report = Told & { isTop: boolean };

/** `isTop`: said by the isolated script, since a page that is being left has no place in its tab any more. */
export type Told =
  | { tell: 'hello' }
  | { tell: 'hooked' }
  | { tell: 'flooded' }
  | { tell: 'address'; href: string; at: number }
  | { tell: 'storage'; area: StorageArea; entries: [key: string, value: string][]; again: boolean; at: number }
  | ({ tell: 'exchange' } & ExchangeReport);

export type StorageArea = 'local' | 'session';

/** One fetch or XHR. `number`: the same in every report of it, so that its parts are joined. Bodies only where the sieve let them through. */
export type ExchangeReport = {
  number: number;
  method: string;
  url: string;
  type: 'fetch' | 'xmlhttprequest';
  /** When it was sent, and when this was told; ms since the epoch. */
  sentAt: number;
  at: number;
  status: number;
  requestHeaders?: [name: string, value: string][];
  requestBody?: string;
  responseBody?: string;
  responseType?: string;
};
