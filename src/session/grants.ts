import { originOf } from '../oauth/address';
import type { EventKind, Facts, Grant, LifecycleEvent } from '../oauth/grant';
import type { Place } from '../oauth/sighting';
import type { SiteMemory } from './site-memory';

/**
 * An event that has just been added, and what the rules must hear about it. `again`: they heard of it, and more is known.
 * `place`: of the request it is about, where that is another than the one at hand.
 */
export type Happened = { grant: Grant; event: LifecycleEvent; again?: true; place?: Place };

/** Events kept of one grant: enough for every rule that looks back. */
const MOST_EVENTS = 200;
const MOST_GRANTS = 50;

/** The grant a token, code, state, nonce or challenge belongs to: the newest whose events name it. */
export const grantOf = (memory: SiteMemory, id: string | undefined): Grant | undefined =>
  id === undefined
    ? undefined
    : memory.grants.findLast(({ events }) =>
        events.some(({ token, facts }) => token === id || MEMBERS.some((name) => facts[name] === id)),
      );

/** Facts that name what is of one grant alone. */
const MEMBERS = [
  ...['access', 'refresh', 'idToken', 'previous', 'sent', 'code'],
  ...['state', 'challenge', 'nonce', 'nonceDigest', 'nonceHexDigest'],
] as const;

type Id = string | undefined;

/** The grant of the first of `ids` that has one; else a new one, named after the first. */
export const openGrant = (memory: SiteMemory, ids: readonly Id[], issuer: string, client: Id): Grant => {
  const known =
    ids.map((id) => grantOf(memory, id)).find((grant) => grant !== undefined) ?? grantOfUses(memory, issuer, client);
  if (!known) return newGrant(memory, ids, issuer, client);
  known.issuer ||= issuer;
  known.clientId ??= client;
  return known;
};

/** A grant of its own, though another may have the same state or challenge. */
export const newGrant = (memory: SiteMemory, ids: readonly Id[], issuer: string, client: Id): Grant => {
  const name = `grant-${ids.find((id) => id !== undefined) ?? ''}`;
  const namesakes = memory.grants.filter(({ id }) => id === name || id.startsWith(`${name}-`)).length;
  const grant: Grant = {
    id: namesakes === 0 ? name : `${name}-${memory.grants.length}-${namesakes}`,
    issuer,
    ...(client !== undefined && { clientId: client }),
    events: [],
  };
  memory.grants = [...memory.grants, grant].slice(-MOST_GRANTS);
  return grant;
};

/**
 * A sign-in that was before watching began shows only as uses of its access token: its first refresh belongs to it,
 * since issuer and client are the same.
 */
const grantOfUses = (memory: SiteMemory, issuer: string, client: string | undefined): Grant | undefined =>
  memory.grants.findLast(
    (grant) =>
      client !== undefined &&
      grant.clientId === client &&
      originOf(grant.issuer) === originOf(issuer) &&
      grant.events.every(({ kind }) => kind === 'token_used' || kind === 'token_rejected'),
  );

/** Adds an event in the order of its time: after a worker's wake they arrive out of order. */
export const happen = (
  grant: Grant,
  kind: EventKind,
  at: number,
  token: string | undefined,
  facts: Facts,
  evidence: LifecycleEvent['evidence'] = 'seen',
): Happened => {
  const same = USES.has(kind)
    ? grant.events.findLast((earlier) => earlier.kind === kind && isSameUse(earlier, token, facts))
    : undefined;
  if (same) {
    same.facts = { ...same.facts, ...facts, count: Number(same.facts.count ?? 1) + 1, last: at };
    return { grant, event: same };
  }
  const event: LifecycleEvent = { kind, at, evidence, ...(token !== undefined && { token }), facts };
  const after = grant.events.findLastIndex((earlier) => earlier.at <= at);
  grant.events.splice(after + 1, 0, event);
  if (grant.events.length > MOST_EVENTS) grant.events.splice(0, grant.events.length - MOST_EVENTS);
  return { grant, event };
};

const USES: ReadonlySet<EventKind> = new Set(['token_used', 'token_rejected']);

/** A token is used a thousand times at one place: one event, with its count and its last time. */
const isSameUse = ({ token, facts }: LifecycleEvent, used: string | undefined, of: Facts): boolean =>
  token === used && ALIKE.every((name) => facts[name] === of[name]);

const ALIKE = ['target', 'origin', 'status', 'error', 'scheme', 'proof', 'replayed', 'bearerOnly', 'open'] as const;
