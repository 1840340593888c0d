import { entropy, isTokenText, isTyped } from './credential-value';
import { quickHash } from './quick-hash';

/** A proven value, so described that it can be recognised and not be read: its hash, its length, its fingerprint. */
export type Followed = { hash: number; length: number; id: string };

/** What is followed, ready for looking up: by length first, since lengths differ far more often than hashes collide. */
export type FollowedIndex = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** At least 20 characters with entropy: no page can make a common word a refresh token elsewhere (architecture §4.4). */
export const isFollowable = (value: string): boolean =>
  value.length >= SHORTEST && isTokenText(value) && !isTyped(value) && entropy(value) >= 3;

export const follow = (value: string, id: string): Followed => ({ hash: quickHash(value), length: value.length, id });

export const indexOf = (followed: readonly Followed[]): FollowedIndex => {
  const index = new Map<number, Map<number, string>>();
  for (const { hash, length, id } of followed) index.set(length, (index.get(length) ?? new Map()).set(hash, id));
  return index;
};

/** Whether a value may be a followed one: no for certain, or yes by its length and hash. */
export const mayBeFollowed = (value: string, index: FollowedIndex): boolean =>
  index.get(value.length)?.has(quickHash(value)) ?? false;

const SHORTEST = 20;
