import type { LifecycleEvent } from '../oauth/grant';
import type { TokenKind } from '../oauth/token';
import type { Finding } from '../rules/finding';
import { compareSeverity } from '../rules/finding';
import type { Desk } from './desk';
import { firstLive } from './grants';
import type { Coverage, Inspection } from './inspection';
import type { KeptGrant, SiteMemory } from './site-memory';

const MOST_SIGHTINGS = 300;
const MOST_FINDINGS = 200;
const MOST_EVENTS = 20;
/** Of all grants, the newest first: a sign-in may begin anew with each renewal. */
const MOST_EVENTS_IN_ALL = 200;
const MOST_GRANTS = 50;
const LONGEST = 128 * 1024;
const MOST_FOLLOWED = 100;
const LASTING: ReadonlySet<TokenKind> = new Set<TokenKind>(['refresh', 'client-secret']);

/**
 * Keeps an inspection within what architecture §3 allows, oldest and least severe first, and counts what went. Grants
 * are projected from the site's memory, newest events only: what is folded away here is still known there.
 */
export const boundInspection = ({ inspection, coverage, memory }: Desk): void => {
  const { dropped } = inspection;
  projectGrants(inspection, coverage, memory);
  dropped.findings += cut(inspection.findings, MOST_FINDINGS, bySeverityThenAge);
  dropped.sightings += cut(inspection.sightings, MOST_SIGHTINGS, (a, b) => b.last - a.last);
  keepSeenTokens(inspection);
  for (let size = JSON.stringify(inspection).length; size > LONGEST; size = JSON.stringify(inspection).length) {
    if (!shrink(inspection)) break;
  }
};

export const boundMemory = (memory: SiteMemory): void => {
  const { followed } = memory;
  if (followed.length <= MOST_FOLLOWED) return;
  // Access tokens come by the hour, and codes are used up: what lasts is followed longest.
  const lasting = followed.filter(({ kind }) => LASTING.has(kind)).slice(-MOST_FOLLOWED);
  const room = MOST_FOLLOWED - lasting.length;
  const others = followed.filter(({ kind }) => !LASTING.has(kind)).slice(room === 0 ? followed.length : -room);
  const kept = new Set([...lasting, ...others]);
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

const bySeverityThenAge = (a: Finding, b: Finding): number =>
  compareSeverity(b.severity, a.severity) || b.last - a.last;

/** Removes all but the first `most` in this order; the others keep the order they were found in. Answers how many went. */
const cut = <T>(list: T[], most: number, order: (a: T, b: T) => number): number => {
  if (list.length <= most) return 0;
  const gone = new Set([...list].sort(order).slice(most));
  const kept = list.filter((one) => !gone.has(one));
  list.splice(0, list.length, ...kept);
  return gone.size;
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
    return true;
  }
  const { sightings, findings, dropped } = inspection;
  dropped.sightings += cut(sightings, Math.floor(sightings.length * 0.9), (a, b) => b.last - a.last);
  dropped.findings += cut(findings, Math.floor(findings.length * 0.9), bySeverityThenAge);
  keepSeenTokens(inspection);
  return sightings.length + findings.length > 0;
};
