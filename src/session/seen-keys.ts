import { keySetIn, type PublicKey } from '../oauth/key-set';
import type { Observation } from '../oauth/observation';
import { quickHash } from '../oauth/quick-hash';
import type { SiteMemory } from './site-memory';
import { store } from './store';

/**
 * `jwks:<origin>` in storage.session: the sets of public keys that came from there, newest last. `address`: hash of where a
 * set stands, since no address is kept as it is. `site`: whose pages were given it; to the tokens of others it says nothing.
 */
export type SeenKeys = { address: number; site: string; keys: PublicKey[] }[];

export const seenKeysKey = (origin: string): string => `jwks:${origin}`;

/** Whether a body may be a set of keys: asked of every body, so that no more is done than has to be. */
export const mayBeKeys = ({ channel, fields }: Observation): boolean =>
  channel === 'response-body' && fields.some(({ value }) => value.includes('"kty"') && value.includes('"keys"'));

/** Remembers the public keys of a body; to be told of none that a page alone speaks of. */
export const noteKeys = async (memory: SiteMemory, { url, exchange, fields }: Observation): Promise<void> => {
  if (exchange?.answer && exchange.answer.status !== 200) return;
  const keys = fields.flatMap(({ value }) => keySetIn(value) ?? []).slice(0, MOST_KEYS);
  const { origin } = new URL(url);
  memory.keySets ??= [];
  if (keys.length === 0 || (!memory.keySets.includes(origin) && memory.keySets.length >= MOST_ORIGINS)) return;
  if (!memory.keySets.includes(origin)) memory.keySets.push(origin);
  const [key, address, site] = [seenKeysKey(origin), quickHash(url), memory.site];
  const seen = await store.open<SeenKeys>(key, () => []);
  const others = seen.filter((one) => one.address !== address || one.site !== site);
  store.set(key, [...others, { address, site, keys }].slice(-MOST_SETS));
};

/** Forgets what keys a site was given. */
export const forgetKeys = async ({ site, keySets = [] }: SiteMemory): Promise<void> => {
  for (const origin of keySets) {
    const key = seenKeysKey(origin);
    const left = ((await store.peek<SeenKeys>(key)) ?? []).filter((one) => one.site !== site);
    if (left.length > 0) store.set(key, left);
    else store.remove(key);
  }
};

const MOST_KEYS = 20;
const MOST_SETS = 10;
const MOST_ORIGINS = 10;
