import type { EventKind, Grant } from '../../oauth/grant';
import type { Inspection } from '../../session/inspection';
import { bandsOf } from './bands-of';
import { barsOf } from './bars-of';
import { chainOf } from './chain-of';
import { entriesOf } from './entries-of';
import { joined } from './joined';
import type { Entry, Lane } from './lane';
import { laneKind } from './lane-kind';
import { type Told, toldBy } from './told';

/** Makes the lane of some grants; null where they have no events. */
export type MakeLane = (grants: readonly Grant[], told: Told) => Lane | null;

/**
 * One lane a grant, the oldest first; silent renewals in that of the grant they continue.
 * @param grants Of the inspection, or their history. @param make Where lanes come from: made, or remembered.
 */
export const lanesOf = (grants: readonly Grant[], inspection: Inspection, make: MakeLane = laneOf): Lane[] => {
  const told = toldBy(inspection);
  return joined(grants)
    .flatMap((group) => make(group, told) ?? [])
    .sort((a, b) => a.from - b.from);
};

export const laneOf: MakeLane = (grants, told) => {
  const [grant] = grants;
  const entries = entriesOf(grants);
  const from = entries[0]?.event.at;
  if (!grant || from === undefined) return null;
  const bars = barsOf(entries, grants, told);
  const chain = chainOf(entries, told);
  const clientId = grants.find((one) => one.clientId !== undefined)?.clientId;
  const ends = [...bars, ...chain].map(({ until }) => until ?? from);
  const last = entries.reduce(
    (latest, { event }) => Math.max(latest, event.at, numberOr(event.facts.last, event.at)),
    from,
  );
  return {
    id: grant.id,
    grants,
    issuer: grants.find(({ issuer }) => issuer !== '')?.issuer ?? '',
    ...(clientId !== undefined && { clientId }),
    kind: laneKind(entries),
    from,
    to: ends.reduce((latest, at) => Math.max(latest, at), last),
    entries,
    marks: entries.filter(({ event }) => MARKS.has(event.kind)),
    bars,
    chain,
    lines: entries.filter(({ event }) => event.kind === 'logout'),
    bands: bandsOf(entries, bars, chain),
    gaps: gapsOf(entries),
  };
};

const MARKS: ReadonlySet<EventKind> = new Set([
  'discovery',
  'authorization_request',
  'callback',
  'authorization_error',
  'code_exchange',
  'backend_exchange',
  'refresh_requested',
  'silent_renew',
  'new_grant',
]);

const gapsOf = (entries: readonly Entry[]): Lane['gaps'] =>
  entries.flatMap(({ event }, index) => {
    if (event.kind !== 'backend_exchange') return [];
    const next = entries.slice(index + 1).find((later) => later.event.at > event.at);
    return [{ from: event.at, until: next?.event.at ?? null }];
  });

const numberOr = (value: unknown, other: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : other;
