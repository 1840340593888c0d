import { serverClock } from '../oauth/clock';
import type { EventKind } from '../oauth/grant';
import { boundInspection } from './bounds';
import { type Desk, keepDesk } from './desk';
import { type Happened, happen } from './grants';
import { type Coverage, coverageKey, type Inspection, inspectionKey } from './inspection';
import { recordEvents } from './record';
import { type KeptEvent, type KeptGrant, type SiteMemory, siteKey } from './site-memory';
import { store } from './store';
import { tellOnce, untell } from './told';

/** The clock is measured anew with every answer: by less than this an end does not move. In ms. */
const STEADY_MS = 1_000;

type Ends = ReadonlyMap<string, { at: number; source?: string }>;

/**
 * Access tokens of a site's grants whose stated end has come (E6), each once. `now` in ms, this computer's clock. Where the
 * server's clock was measured since, what was told too early is taken back, and what was told of another moment moves.
 */
export const expired = ({ inspection, memory }: Desk, now: number): Happened[] => {
  const clock = serverClock(memory.clocks, memory.issuers);
  const ends = endsIn(inspection, clock?.offsetMs ?? 0);
  if (ends.size === 0) return [];
  return memory.grants.toReversed().flatMap((grant) => {
    if (clock) correct(memory, grant, ends, now);
    const { access, told } = readingOf(grant);
    return [...access].flatMap((id) => {
      const end = ends.get(id);
      if (!end || end.at > now || told.some(({ token }) => token === id) || !tellOnce(memory, 'expired', id)) return [];
      return [happen(grant, 'expired', end.at, id, { ...(end.source && { source: end.source }) }, 'derived')];
    });
  });
};

/** The same for all that a tab has seen, when nothing else may happen there. */
export const tellExpiries = async (tab: number, now: number): Promise<void> => {
  const inspection = await store.peek<Inspection>(inspectionKey(tab));
  const coverage = await store.peek<Coverage>(coverageKey(tab));
  if (!inspection?.watching || !coverage) return;
  for (const site of coverage.sites) {
    const memory = await store.peek<SiteMemory>(siteKey(site));
    if (!memory) continue;
    const desk: Desk = { inspection, coverage, memory };
    const before = sizeOf(memory);
    const happened = expired(desk, now);
    if (happened.length === 0 && sizeOf(memory) === before) continue;
    recordEvents(desk, happened, { site: inspection.site, at: now, pageOnly: false }, null, null);
    boundInspection(desk);
    await keepDesk(desk);
  }
};

const sizeOf = ({ grants }: SiteMemory): number => grants.reduce((sum, { events }) => sum + events.length, 0);

/** By this computer's clock. An end that nobody stated is none. */
const endsIn = ({ tokens }: Inspection, offsetMs: number): Ends =>
  new Map(
    tokens.flatMap(({ id, kind, expiresAt, expirySource: source }) =>
      kind === 'access' && expiresAt !== undefined
        ? [[id, { at: expiresAt - offsetMs, ...(source && { source }) }] as const]
        : [],
    ),
  );

type Reading = { of: readonly KeptEvent[]; length: number; access: Set<string>; told: KeptEvent[] };

const readings = new WeakMap<KeptGrant, Reading>();

/** Access tokens of a grant, and ends that were told. After each event all grants are asked: read anew where one came or went. */
const readingOf = (grant: KeptGrant): Reading => {
  const { events } = grant;
  const known = readings.get(grant);
  if (known?.of === events && known.length === events.length) return known;
  const access = new Set<string>();
  for (const { kind, token, facts } of events) {
    if (kind === 'token_issued' && typeof facts.access === 'string') access.add(facts.access);
    if (token !== undefined && USES.has(kind)) access.add(token);
  }
  const told = events.filter(({ kind }) => kind === 'expired');
  const reading = { of: events, length: events.length, access, told };
  readings.set(grant, reading);
  return reading;
};

const USES: ReadonlySet<EventKind> = new Set(['token_used', 'token_rejected']);

/** What has gone to a page stays as it is. */
const correct = (memory: SiteMemory, grant: KeptGrant, ends: Ends, now: number): void => {
  for (const event of readingOf(grant).told.filter(({ paged }) => !paged)) {
    const { token = '' } = event;
    const end = ends.get(token);
    if (!end || (end.at <= now && Math.abs(end.at - event.at) < STEADY_MS)) continue;
    grant.events = grant.events.filter((one) => one !== event);
    untell(memory, 'expired', token);
  }
};
