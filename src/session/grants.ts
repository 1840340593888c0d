import { originOf } from '../oauth/address';
import type { EventKind, Facts, Grant, LifecycleEvent } from '../oauth/grant';
import type { Place } from '../oauth/sighting';
import { addMembers, membersOf } from './members';
import type { KeptEvent, KeptGrant, SiteMemory } from './site-memory';

/**
 * An event that has just been added, and what the rules must hear about it. `again`: they heard of it, and more is known.
 * `place`: of the request it is about, where that is another than the one at hand.
 */
export type Happened = { grant: KeptGrant; event: LifecycleEvent; again?: true; place?: Place };

/** The grant a token, code, state, nonce or challenge belongs to: the newest whose events name it. */
export const grantOf = (memory: SiteMemory, id: string | undefined): KeptGrant | undefined =>
  id === undefined ? undefined : memory.grants.findLast((grant) => membersOf(grant).has(id));

type Id = string | undefined;

/** The grant of the first of `ids` that has one; else a new one, named after the first. */
export const openGrant = (memory: SiteMemory, ids: readonly Id[], issuer: string, client: Id): KeptGrant => {
  const known =
    ids.map((id) => grantOf(memory, id)).find((grant) => grant !== undefined) ?? grantOfUses(memory, issuer, client);
  if (!known) return newGrant(memory, ids, issuer, client);
  known.issuer ||= issuer;
  known.clientId ??= client;
  return known;
};

/** A grant of its own, though another may have the same state or challenge. How many there may be, the census says. */
export const newGrant = (memory: SiteMemory, ids: readonly Id[], issuer: string, client: Id): KeptGrant => {
  const name = `grant-${ids.find((id) => id !== undefined) ?? ''}`;
  const taken = new Set(memory.grants.map(({ id }) => id));
  let id = name;
  for (let count = 1; taken.has(id); count++) id = `${name}-${count}`;
  const grant: KeptGrant = { id, issuer, ...(client !== undefined && { clientId: client }), events: [] };
  memory.grants = [...memory.grants, grant];
  return grant;
};

/**
 * A sign-in that was before watching began shows only as uses of its access token: its first refresh belongs to it,
 * since issuer and client are the same.
 */
const grantOfUses = (memory: SiteMemory, issuer: string, client: string | undefined): KeptGrant | undefined =>
  memory.grants.findLast(
    (grant) =>
      client !== undefined &&
      grant.clientId === client &&
      originOf(grant.issuer) === originOf(issuer) &&
      isOfUsesAlone(grant),
  );

/** Where its token comes from was not seen: all that was is what has become of a token that was there already. */
export const isOfUsesAlone = ({ events }: KeptGrant): boolean => events.every(({ kind }) => OF_A_TOKEN.has(kind));

/** Adds an event in the order of its time: after a worker's wake they arrive out of order. */
export const happen = (
  grant: KeptGrant,
  kind: EventKind,
  at: number,
  token: string | undefined,
  facts: Facts,
  evidence: LifecycleEvent['evidence'] = 'seen',
): Happened => {
  touched.add(grant);
  const { events } = grant;
  const live = firstLive(events);
  const same = USES.has(kind) ? lastSameUse(events, live, kind, at, token, facts) : undefined;
  if (same) {
    same.facts = { ...same.facts, ...facts, count: Number(same.facts.count ?? 1) + 1, last: at };
    return { grant, event: same };
  }
  const event: KeptEvent = { kind, at, evidence, ...(token !== undefined && { token }), facts };
  // What comes later than what is in pages already, but was earlier, is the next to go there.
  events.splice(Math.max(live, events.findLastIndex((earlier) => earlier.at <= at) + 1), 0, event);
  addMembers(grant, event);
  return { grant, event };
};

/** The newest event of a kind; `token`: of those about it alone. */
export const lastOf = ({ events }: Grant, kind: EventKind, token?: string): LifecycleEvent | undefined =>
  events.findLast((event) => event.kind === kind && (token === undefined || event.token === token));

/** Grants that something happened to since they were last settled. A worker that dies settles them at their next event. */
export const touched = new WeakSet<KeptGrant>();

/** Where the events begin that are in no page yet. */
export const firstLive = (events: readonly KeptEvent[]): number => events.findLastIndex(({ paged }) => paged) + 1;

export const USES: ReadonlySet<EventKind> = new Set(['token_used', 'token_rejected']);

const OF_A_TOKEN: ReadonlySet<EventKind> = new Set([...USES, 'token_stored', 'expired']);

/**
 * A token is used a thousand times at one place: one event, with its count and its last time. One in a page stays as it
 * is, and what was before a sign-out, a revocation or the token's end is not told as one with what came after.
 */
const lastSameUse = (
  events: readonly KeptEvent[],
  live: number,
  kind: EventKind,
  at: number,
  token: Id,
  facts: Facts,
): KeptEvent | undefined => {
  for (let index = events.length - 1; index >= live; index--) {
    const event = events[index];
    if (!event || (event.at <= at && isTurn(event, kind))) break;
    const isAlike = event.kind === kind && event.token === token && hasEnded(event.facts) === hasEnded(facts);
    if (!isAlike || ALIKE.some((name) => event.facts[name] !== facts[name])) continue;
    // A use that is told late may be from before a turn that this one came after.
    if (at >= event.at || !events.slice(0, index).some((one) => one.at > at && isTurn(one, kind))) return event;
  }
  return undefined;
};

/** A refusal that a revocation was inferred from is one with those that follow. */
const isTurn = ({ kind, facts }: LifecycleEvent, use: EventKind): boolean =>
  kind === 'revoked_inferred'
    ? use === 'token_used'
    : (kind === 'logout' || kind === 'revoked') && !(Number(facts.status) >= 400);

const hasEnded = ({ leftMs }: Facts): boolean => Number(leftMs) < 0;

const ALIKE = ['target', 'origin', 'status', 'error', 'scheme', 'proof', 'replayed', 'bearerOnly', 'open'] as const;
