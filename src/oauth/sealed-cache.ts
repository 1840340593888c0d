import { isCredentialLike } from './credential-value';
import { type Members, objectOf } from './members';
import type { Observation } from './observation';
import { quickHash } from './quick-hash';

/**
 * A cache that a kit keeps encrypted (MSAL from version 4 on), and its key in a cookie that every script can read: an id in
 * both of them says that they belong together. `link`: its hash.
 */
export type SealedHalf = { half: 'key' | 'data'; link: number };

/** Which half an observation shows, if any: the key, or a refresh token by the name of its entry. */
export const sealedHalf = ({ channel, fields: [field] }: Observation): SealedHalf | null => {
  if (field === undefined || field.value.length > LONGEST) return null;
  if (channel === 'cookie') return READS_KEY.test(field.value) ? halfOf('key', field.value) : null;
  const isStore = channel === 'local-storage' || channel === 'session-storage';
  return isStore && NAMES_REFRESH.test(field.name) ? halfOf('data', field.value) : null;
};

const halfOf = (half: SealedHalf['half'], text: string): SealedHalf | null => {
  const members = read(text);
  const { id } = members;
  const isWhole = Object.keys(members).sort().join() === MEMBERS[half];
  if (!isWhole || typeof id !== 'string' || id === '') return null;
  const value = members[half];
  return typeof value === 'string' && isCredentialLike(value) ? { half, link: quickHash(id) } : null;
};

const read = (text: string): Members => {
  try {
    return objectOf(JSON.parse(text.startsWith('%') ? decodeURIComponent(text) : text)) ?? {};
  } catch {
    return {};
  }
};

const MEMBERS = { key: 'id,key', data: 'data,id,lastUpdatedAt,nonce' } as const;
/** A cookie is asked about each time it is read: JSON, as it is or percent-encoded, of one of the two members first. */
const READS_KEY = /^(?:\{"|%7B%22)(?:id|key)(?:"|%22)/i;
const NAMES_REFRESH = /refresh_?token/i;
const LONGEST = 65_536;
