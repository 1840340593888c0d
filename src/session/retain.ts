import type { EventKind } from '../oauth/grant';
import { firstLive, USES } from './grants';
import { namedBy } from './members';
import type { KeptEvent, KeptGrant } from './site-memory';

/** Newest events of a grant that are in no page yet: the summary that an inspection shows. */
const MOST_LIVE = 20;
/** Older ones, in pages too, that rules look back for. */
const MOST_OLDER = 40;
/** Of all grants of a site; where there are more, the grants that were quiet longest keep but these. */
const MOST_IN_ALL = 400;
const AT_ONCE = 20;
const LEAST = 6;
const MOST_IDS = 60;

/** How long an event is kept for the rules: how a sign-in began and ended longest, then how tokens follow each other. */
const RANK: Partial<Record<EventKind, number>> = {
  token_used: 0,
  token_rejected: 1,
  token_issued: 3,
  rotated: 3,
  not_rotated: 3,
  authorization_request: 4,
  callback: 4,
  code_exchange: 4,
  backend_exchange: 4,
  refresh_refused: 4,
  revoked: 4,
  revoked_inferred: 4,
  logout: 4,
};

/** A grant's first tokens are part of its sign-in. */
const rankOf = ({ kind, facts }: KeptEvent): number =>
  kind === 'token_issued' && facts.renewed !== true ? 4 : (RANK[kind] ?? 2);

export type Leaving = { grant: KeptGrant; event: KeptEvent };

/** Whether `retain` would have anything to do: nearly always not. */
export const isOverfull = (grants: readonly KeptGrant[], grant: KeptGrant): boolean =>
  grant.events.length - firstLive(grant.events) > MOST_LIVE || sizeOf(grants) > MOST_IN_ALL;

/**
 * Brings the events kept of a site's grants within bounds. Answers those that go to the pages, in order: what leaves the
 * newest of its grant is kept for the rules beside, and what the rules ask for least goes first.
 */
export const retain = (grants: readonly KeptGrant[], grant: KeptGrant): Leaving[] => {
  const leaving = leave(grant);
  if (sizeOf(grants) <= MOST_IN_ALL) return leaving;
  let excess = sizeOf(grants) - MOST_IN_ALL + AT_ONCE;
  for (const quiet of [...grants].sort((a, b) => newestOf(a) - newestOf(b))) {
    const room = Math.max(LEAST, quiet.events.length - excess);
    excess -= quiet.events.length - room;
    leaving.push(...evict(quiet, quiet.events.length - room, quiet.events.slice(0, -1)));
    if (excess <= 0) break;
  }
  return leaving;
};

/** ms since the epoch. */
export const newestOf = ({ events }: KeptGrant): number => {
  let newest = 0;
  for (const { at, facts } of events) newest = Math.max(newest, at, Number(facts.last ?? 0));
  return newest;
};

const leave = (grant: KeptGrant): Leaving[] => {
  const { events } = grant;
  const live = firstLive(events);
  const leaving = events.slice(live, Math.max(live, events.length - MOST_LIVE));
  for (const event of leaving) event.paged = true;
  const paged = live + leaving.length;
  // One that came late goes to where its time is.
  const older = events.slice(0, paged).sort((a, b) => a.at - b.at);
  events.splice(0, paged, ...older);
  evict(grant, paged - MOST_OLDER, older);
  return leaving.map((event) => ({ grant, event }));
};

/** Takes out `count` events of those given: what the rules ask for least, and of that the oldest. Answers those that are in no page. */
const evict = (grant: KeptGrant, count: number, from: readonly KeptEvent[]): Leaving[] => {
  if (count <= 0) return [];
  const gone = new Set([...from].sort((a, b) => rankOf(a) - rankOf(b) || a.at - b.at).slice(0, count));
  grant.events = grant.events.filter((event) => !gone.has(event));
  const ids = new Set([...gone].filter(({ kind }) => !USES.has(kind)).flatMap(namedBy));
  grant.ids = [...(grant.ids ?? []).filter((id) => !ids.has(id)), ...ids].slice(-MOST_IDS);
  return [...gone]
    .filter(({ paged }) => !paged)
    .sort((a, b) => a.at - b.at)
    .map((event) => ({ grant, event }));
};

const sizeOf = (grants: readonly KeptGrant[]): number => grants.reduce((sum, { events }) => sum + events.length, 0);
