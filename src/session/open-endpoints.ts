import type { Observation } from '../oauth/observation';
import { quickHash } from '../oauth/quick-hash';
import type { Recent } from './requests';
import type { Pending, SiteMemory } from './site-memory';

/** What is asked of a server, by its method and its address without the query; hashed, since a path may hold anything. */
export const endpointOf = (method: string, url: string): number => quickHash(`${method} ${url.split('?', 1)[0]}`);

/** Remembers an origin as one that tokens are sent to: only there it matters what it answers without any. */
export const noteReceiver = (memory: SiteMemory, origin: string): void => {
  if (memory.open.every((one) => one.origin !== origin))
    memory.open = [...memory.open, { origin, endpoints: [] }].slice(-MOST_ORIGINS);
};

/**
 * Remembers what answered with success to a request that carried nothing of interest. Asked of every answer, and most are
 * of other origins. A cached answer has no date here: it may be one that a token was given for.
 */
export const noteOpen = (memory: SiteMemory, recent: readonly Recent[], { exchange, url }: Observation): void => {
  const { id, method = '', type, answer } = exchange ?? {};
  const isReceiver = (origin: string) => url.startsWith(origin) && url[origin.length] === '/';
  const origin = memory.open.find((one) => isReceiver(one.origin))?.origin ?? memory.apis.find(isReceiver);
  if (origin === undefined || type !== 'xmlhttprequest' || answer?.date === undefined) return;
  const isSeenWhole = recent.some(({ request, isTaken }) => request === id && !isTaken);
  if (answer.status < 200 || answer.status >= 300 || !isSeenWhole) return;
  noteReceiver(memory, origin);
  const known = memory.open.find((one) => one.origin === origin);
  const endpoint = endpointOf(method, url);
  if (known && !known.endpoints.includes(endpoint))
    known.endpoints = [...known.endpoints, endpoint].slice(-MOST_ENDPOINTS);
};

/** The same is answered with success without any token, too. */
export const isOpen = ({ open }: SiteMemory, { origin, endpoint }: Pick<Pending, 'origin' | 'endpoint'>): boolean =>
  open.some((one) => one.origin === origin && one.endpoints.includes(endpoint));

const MOST_ORIGINS = 20;
const MOST_ENDPOINTS = 50;
