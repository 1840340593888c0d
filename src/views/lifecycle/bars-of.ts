import type { Grant, LifecycleEvent } from '../../oauth/grant';
import { standingOf } from '../standing';
import type { Bar, Entry } from './lane';
import { endOf, labelIn, localTime, type Told } from './told';

/** The access tokens of a lane from issue to end, oldest first. */
export const barsOf = (entries: readonly Entry[], grants: readonly Grant[], told: Told): Bar[] => {
  const about = new Map<string, Entry[]>();
  for (const entry of entries) {
    const id = accessIn(entry.event, told);
    if (id === undefined) continue;
    const others = about.get(id);
    if (others) others.push(entry);
    else if (entry.event.kind !== 'expired') about.set(id, [entry]);
  }
  const outcomes = grants.map((grant) => ({ ...grant, events: grant.events.filter(({ kind }) => !USES.has(kind)) }));
  const bars = [...about].map(([id, own]) => barOf(id, own, outcomes, told));
  return inRows(bars.sort((a, b) => a.from - b.from));
};

/** The access token that an event brings, uses or ends. What the inspection knows to be another kind of token is none. */
const accessIn = ({ kind, token, facts }: LifecycleEvent, { tokens }: Told): string | undefined => {
  if (!ABOUT.has(kind)) return undefined;
  const id = typeof facts.access === 'string' ? facts.access : token;
  if (id === undefined || id === facts.refresh || id === facts.idToken) return undefined;
  const known = tokens.get(id)?.kind;
  return known === undefined || known === 'access' || known === 'unknown' ? id : undefined;
};

const ABOUT: ReadonlySet<LifecycleEvent['kind']> = new Set([
  'token_issued',
  'refreshed',
  'token_used',
  'token_rejected',
  'expired',
]);

const USES: ReadonlySet<LifecycleEvent['kind']> = new Set(['token_used', 'token_rejected']);

/** What decides over a token: what happened to its grant, and its own uses; those of a thousand others would only be read. */
const aboutOne = (outcomes: readonly Grant[], own: readonly Entry[]): Grant[] =>
  outcomes.map((grant) => {
    const uses = own
      .filter((entry) => entry.grant === grant.id && USES.has(entry.event.kind))
      .map(({ event }) => event);
    return uses.length === 0 ? grant : { ...grant, events: [...grant.events, ...uses].sort((a, b) => a.at - b.at) };
  });

const barOf = (token: string, about: readonly Entry[], outcomes: readonly Grant[], told: Told): Bar => {
  const of = (kind: LifecycleEvent['kind']) => about.filter(({ event }) => event.kind === kind);
  const entry = of('token_issued')[0] ?? of('refreshed')[0];
  const seen = about[0]?.event.at ?? 0;
  // Brought before watching began: its own issue is then earlier than its first use.
  const issuedAt = localTime(told, told.tokens.get(token)?.issuedAt) ?? seen;
  const from = entry?.event.at ?? Math.min(seen, issuedAt);
  const end = endOf(told, token, about);
  const until = end === null ? null : Math.max(from, end);
  const standing = standingOf(token, aboutOne(outcomes, about), told.list);
  const since = standing.state === 'current' ? null : Math.max(from, standing.since);
  return {
    token,
    label: labelIn(told, token, 'at'),
    from,
    until,
    hatched: since !== null && since < (until ?? Number.POSITIVE_INFINITY) ? since : null,
    row: 0,
    ...(entry && { entry }),
    uses: of('token_used'),
    rejections: of('token_rejected'),
  };
};

/** The first row that is free; where neither is, the one that will be sooner. */
const inRows = (bars: readonly Bar[]): Bar[] => {
  const ends: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return bars.map((bar) => {
    const row = ends[0] <= bar.from || ends[0] <= ends[1] ? 0 : 1;
    ends[row] = Math.max(ends[row], bar.until ?? Number.POSITIVE_INFINITY);
    return { ...bar, row };
  });
};
