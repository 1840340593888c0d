import type { LifecycleEvent } from '../oauth/grant';
import type { Sighting } from '../oauth/sighting';
import type { TokenKind } from '../oauth/token';
import type { Finding } from '../rules/finding';
import { compareSeverity } from '../rules/finding';
import type { Desk } from './desk';
import { firstLive } from './grants';
import type { Coverage, Inspection } from './inspection';
import type { KeptGrant, SiteMemory } from './site-memory';
import { measureAnew, sizeOf } from './size';

const MOST_SIGHTINGS = 300;
const MOST_FINDINGS = 200;
const MOST_EVENTS = 20;
/** Of all grants, the newest first: a sign-in may begin anew with each renewal. */
const MOST_EVENTS_IN_ALL = 120;
const MOST_GRANTS = 50;
/** Of the 128 kB that it may be, some are left to what is told of it between two measurings. */
const LONGEST = 124 * 1024;
const MOST_FOLLOWED = 100;
const LEAST_FLEETING = 30;
const LASTING: ReadonlySet<TokenKind> = new Set<TokenKind>(['refresh', 'client-secret']);

/**
 * Keeps an inspection within what architecture §3 allows, oldest and least severe first, and counts what went. Grants
 * are projected from the site's memory, newest events only: what is folded away here is still known there.
 */
export const boundInspection = ({ inspection, coverage, memory }: Desk): void => {
  const { dropped } = inspection;
  projectGrants(inspection, coverage, memory);
  const findings = cut(inspection.findings, MOST_FINDINGS, bySeverityThenAge);
  const sightings = cut(inspection.sightings, MOST_SIGHTINGS, byAge);
  dropped.findings += findings;
  dropped.sightings += sightings;
  if (findings + sightings > 0) keepSeenTokens(inspection);
  while (sizeOf(inspection) > LONGEST) if (!shrink(inspection)) break;
};

export const boundMemory = (memory: SiteMemory): void => {
  const { followed } = memory;
  if (followed.length <= MOST_FOLLOWED) return;
  // What lasts is followed longest; but a chain of refresh tokens never takes the place of the access token in use.
  const others = followed.filter(({ kind }) => !LASTING.has(kind));
  const lasting = followed.filter(({ kind }) => LASTING.has(kind));
  const newest = others.slice(-Math.max(MOST_FOLLOWED - lasting.length, LEAST_FLEETING));
  const kept = new Set([...newest, ...lasting.slice(newest.length - MOST_FOLLOWED)]);
  memory.followed = followed.filter((one) => kept.has(one));
};

/** The grants whose tokens the tab has seen, and those that something in it was told of; and of other sites what was known. */
const projectGrants = (inspection: Inspection, { grants: told = [] }: Coverage, memory: SiteMemory): void => {
  const known = new Set(memory.grants.map(({ id }) => id));
  const others = inspection.grants.filter(({ id }) => !known.has(id));
  const tokens = new Set(inspection.tokens.map(({ id }) => id));
  const mine = memory.grants.filter(
    (grant) => told.includes(grant.id) || grant.events.findLast((event) => speaksOf(tokens, event)) !== undefined,
  );
  let room = MOST_EVENTS_IN_ALL;
  inspection.dropped.events = 0;
  inspection.grants = [...others, ...mine]
    .slice(-MOST_GRANTS)
    .toReversed()
    .map((grant: KeptGrant) => {
      const { id, issuer, clientId, inPages = 0, gone = 0 } = grant;
      const live = grant.events.slice(firstLive(grant.events));
      const events = live.slice(-Math.max(1, Math.min(MOST_EVENTS, room)));
      room -= events.length;
      inspection.dropped.events += inPages + gone + live.length - events.length;
      return { id, issuer, ...(clientId !== undefined && { clientId }), events };
    });
  inspection.grants.reverse();
};

const speaksOf = (tokens: ReadonlySet<unknown>, { token, facts }: LifecycleEvent): boolean =>
  tokens.has(token) || tokens.has(facts.refresh) || tokens.has(facts.access) || tokens.has(facts.sent);

const byAge = (a: Sighting, b: Sighting): number => b.last - a.last;

const bySeverityThenAge = (a: Finding, b: Finding): number =>
  compareSeverity(b.severity, a.severity) || b.last - a.last;

/** Removes all but the first `most` in this order; the others keep the order they were found in. Answers how many went. */
const cut = <T>(list: T[], most: number, order: (a: T, b: T) => number): number => {
  if (list.length <= most) return 0;
  const count = list.length - most;
  // Mostly one is too many, and is found sooner than an order of all.
  if (count <= FEW) for (let at = 0; at < count; at++) list.splice(lastIn(list, order), 1);
  else {
    const gone = new Set([...list].sort(order).slice(most));
    list.splice(0, list.length, ...list.filter((one) => !gone.has(one)));
  }
  return count;
};

const FEW = 8;

/** Where the one is that comes last in this order; of equal ones the later. */
const lastIn = <T>(list: readonly T[], order: (a: T, b: T) => number): number => {
  let last = 0;
  for (let at = 1; at < list.length; at++) if (order(list[at] as T, list[last] as T) >= 0) last = at;
  return last;
};

const keepSeenTokens = (inspection: Inspection): void => {
  const seen = new Set([
    ...inspection.sightings.map(({ token }) => token),
    ...inspection.findings.map(({ token }) => token),
  ]);
  inspection.tokens = inspection.tokens.filter(({ id }) => seen.has(id));
};

/** One step smaller: the oldest token's claims first, then a tenth of the sightings, then of the findings. */
const shrink = (inspection: Inspection): boolean => {
  const heavy = inspection.tokens.findIndex(({ claims, header }) => claims !== undefined || header !== undefined);
  const token = inspection.tokens[heavy];
  if (token && inspection.tokens.length > 1) {
    const { claims: _claims, header: _header, ...light } = token;
    inspection.tokens[heavy] = light;
    measureAnew(inspection.tokens);
    return true;
  }
  const { sightings, findings, dropped } = inspection;
  dropped.sightings += cut(sightings, Math.floor(sightings.length * 0.9), byAge);
  dropped.findings += cut(findings, Math.floor(findings.length * 0.9), bySeverityThenAge);
  keepSeenTokens(inspection);
  return sightings.length + findings.length > 0;
};
