import type { LifecycleEvent } from '../oauth/grant';
import type { KeptGrant } from './site-memory';

/** Facts that name what is of one grant alone. */
const MEMBERS = [
  ...['access', 'refresh', 'idToken', 'previous', 'sent', 'code'],
  ...['state', 'challenge', 'nonce', 'nonceDigest', 'nonceHexDigest'],
] as const;

/** Fingerprints that an event names: of tokens, codes, states, nonces, challenges. */
export const namedBy = ({ token, facts }: LifecycleEvent): string[] => {
  const ids: string[] = token === undefined ? [] : [token];
  for (const name of MEMBERS) {
    const id = facts[name];
    if (typeof id === 'string') ids.push(id);
  }
  return ids;
};

/**
 * All that the events of a grant name. It is asked for every grant on every event, so it is made once and added to:
 * made anew where events have come or gone by another way than `addMembers`.
 */
export const membersOf = (grant: KeptGrant): ReadonlySet<string> => {
  const { events, ids } = grant;
  const known = indexes.get(grant);
  if (known?.of === events && known.length === events.length && known.others === ids) return known.members;
  const members = new Set([...(ids ?? []), ...events.flatMap(namedBy)]);
  indexes.set(grant, { of: events, length: events.length, others: ids, members });
  return members;
};

/** Notes what an event names that has just been put among those of its grant. */
export const addMembers = (grant: KeptGrant, event: LifecycleEvent): void => {
  const known = indexes.get(grant);
  if (known?.of !== grant.events || known.length !== grant.events.length - 1) return;
  for (const id of namedBy(event)) known.members.add(id);
  known.length += 1;
};

type Index = { of: unknown; length: number; others: unknown; members: Set<string> };

const indexes = new WeakMap<KeptGrant, Index>();
