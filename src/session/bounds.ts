import type { TokenKind } from '../oauth/token';
import type { Finding } from '../rules/finding';
import { compareSeverity } from '../rules/finding';
import type { Inspection } from './inspection';
import type { SiteMemory } from './site-memory';

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
export const boundInspection = (inspection: Inspection, memory: SiteMemory): void => {
  const { dropped } = inspection;
  projectGrants(inspection, memory);
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

const projectGrants = (inspection: Inspection, memory: SiteMemory): void => {
  const others = inspection.grants.filter(({ id }) => !memory.grants.some((grant) => grant.id === id));
  const mine = memory.grants.filter(({ events }) =>
    events.some(({ token, facts }) => speaksOf(inspection, token, facts)),
  );
  const grants = [...others, ...mine].slice(-MOST_GRANTS);
  let room = MOST_EVENTS_IN_ALL;
  inspection.dropped.events = 0;
  inspection.grants = grants.toReversed().map((grant) => {
    const events = grant.events.slice(-Math.max(1, Math.min(MOST_EVENTS, room)));
    room -= events.length;
    inspection.dropped.events += grant.events.length - events.length;
    return { ...grant, events };
  });
  inspection.grants.reverse();
};

const speaksOf = ({ tokens }: Inspection, token: string | undefined, facts: Record<string, unknown>): boolean =>
  tokens.some(({ id }) => id === token || id === facts.refresh || id === facts.access || id === facts.sent);

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
