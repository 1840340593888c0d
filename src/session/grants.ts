import { originOf } from '../oauth/address';
import type { EventKind, Facts, Grant, LifecycleEvent } from '../oauth/grant';
import type { Pending, SiteMemory } from './site-memory';

/** An event that has just been added, and what the rules must hear about it. */
export type Happened = { grant: Grant; event: LifecycleEvent };

/** Events kept of one grant: enough for every rule that looks back. */
const MOST_EVENTS = 200;
const MOST_GRANTS = 50;

/** The grant a token or code belongs to: the newest whose events name it. */
export const grantOf = (memory: SiteMemory, id: string | undefined): Grant | undefined =>
  id === undefined
    ? undefined
    : memory.grants.findLast(({ events }) =>
        events.some(({ token, facts }) => token === id || MEMBERS.some((name) => facts[name] === id)),
      );

/** Facts that name a token of the same grant. */
const MEMBERS = ['access', 'refresh', 'idToken', 'previous', 'sent', 'code'] as const;

/** The grant of the first of `ids` that has one; else a new one, named after the first. */
export const openGrant = (
  memory: SiteMemory,
  ids: readonly (string | undefined)[],
  issuer: string,
  client: string | undefined,
): Grant => {
  const known =
    ids.map((id) => grantOf(memory, id)).find((grant) => grant !== undefined) ?? grantOfUses(memory, issuer, client);
  if (known) {
    known.issuer ||= issuer;
    known.clientId ??= client;
    return known;
  }
  const grant: Grant = {
    id: `grant-${ids.find((id) => id !== undefined) ?? ''}`,
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
): Happened => {
  const same = kind === 'token_used' ? grant.events.findLast((earlier) => isSameUse(earlier, token, facts)) : undefined;
  if (same) {
    same.facts = { ...same.facts, ...facts, count: Number(same.facts.count ?? 1) + 1, last: at };
    return { grant, event: same };
  }
  const event: LifecycleEvent = { kind, at, evidence: 'seen', ...(token !== undefined && { token }), facts };
  const after = grant.events.findLastIndex((earlier) => earlier.at <= at);
  grant.events.splice(after + 1, 0, event);
  if (grant.events.length > MOST_EVENTS) grant.events.splice(0, grant.events.length - MOST_EVENTS);
  return { grant, event };
};

/** A token is used a thousand times at one place: one event, with its count and its last time. */
const isSameUse = ({ kind, token, facts }: LifecycleEvent, used: string | undefined, of: Facts): boolean =>
  kind === 'token_used' && token === used && facts.target === of.target && facts.status === of.status;

/** What a request says as it leaves (rules §5.2, E2, E3, E7). */
export const departed = (memory: SiteMemory, pending: Pending): Happened[] => {
  const { message, at, origin } = pending;
  if (message?.says === 'token-request' && message.refresh !== undefined) {
    return [
      happen(
        openGrant(memory, [message.refresh], origin, message.client),
        'refresh_requested',
        at,
        message.refresh,
        {},
      ),
    ];
  }
  if (message?.says === 'token-request' && message.code !== undefined) {
    return [
      happen(openGrant(memory, [message.code], origin, message.client), 'code_exchange', at, message.code, {
        hasVerifier: message.verifier !== undefined,
      }),
    ];
  }
  if (message?.says === 'callback' && message.code !== undefined) {
    return [
      happen(openGrant(memory, [message.code], message.issuer ?? '', undefined), 'callback', at, message.code, {}),
    ];
  }
  return [];
};
