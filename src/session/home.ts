import { originOf } from '../oauth/address';
import { type Message, readMessage } from '../oauth/message';
import type { Observation } from '../oauth/observation';
import { siteOf } from '../oauth/parties';
import { quickHash } from '../oauth/quick-hash';
import { type SiteMemory, siteKey } from './site-memory';
import { store } from './store';
import { watching } from './watching';

/**
 * Whose matter a navigation is, as an origin. A sign-in and a logout belong to the application they come back to, so that
 * request, answer and exchange meet in one site's memory, in a popup too; what they carry back belongs to where it goes.
 * Any other navigation that leaves a site belongs to the site that sent it there, since what it carries is that site's.
 * What happens in a frame belongs to the page around it.
 */
export const homeOf = async (observation: Observation, top: string): Promise<string> => {
  const { exchange, initiator, tab, url, channel } = observation;
  if (exchange?.type !== 'main_frame') {
    // The fragment an answer leads to is told without its request.
    return (channel === 'fragment' ? homes.get(keyOf(tab, url)) : undefined) ?? top;
  }
  const message = readMessage(observation, { answers: null, revocation: new Set() });
  const known = message ? undefined : homes.get(keyOf(tab, url));
  if (known !== undefined) return known;
  if (message === null && (await answersCallback(exchange.id, top))) return top;
  for (const origin of candidates(message, initiator, top)) {
    if (siteOf(origin) !== siteOf(top) && !(await watching.isWatched(origin))) continue;
    const home = siteOf(origin) === siteOf(top) ? top : origin;
    if (message) remember(keyOf(tab, url), home);
    return home;
  }
  return top;
};

/** First that is watched. */
const candidates = (message: Message<string> | null, initiator: string | undefined, top: string): string[] => {
  if (message?.says === 'callback') return [top];
  const back =
    message?.says === 'authorization-request' || message?.says === 'logout' ? originOf(message.redirectUri) : null;
  return [back, initiator ?? null].filter((origin) => origin !== null);
};

/** Where the rest of a request belongs: its headers, its answer. In memory only: they follow within moments. */
const homes = new Map<string, string>();
const MOST = 100;

const remember = (key: string, home: string): void => {
  homes.delete(key);
  homes.set(key, home);
  const [oldest] = homes.keys();
  if (homes.size > MOST && oldest !== undefined) homes.delete(oldest);
};

/** The same after a worker has slept, which forgets what it has in memory. */
const answersCallback = async (request: string | null, top: string): Promise<boolean> => {
  const memory = await store.peek<SiteMemory>(siteKey(siteOf(top)));
  return memory?.pending.some((one) => one.request === request && one.message?.says === 'callback') ?? false;
};

const keyOf = (tab: number, url: string): string => `${tab} ${quickHash(url)}`;
