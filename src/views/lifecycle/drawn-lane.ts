import type { Entry, Lane } from './lane';
import { accessMiddle, BAR_HEIGHT, barTop, type Rows, rowsOf } from './rows';
import { type Scale, xOf } from './scale';
import { MOST_APART, type Sign, signsOf } from './spread';

/** Where the signs of a lane stand within a scale: those in view and just beyond. */
export type DrawnLane = { rows: Rows; flow: readonly Sign[]; knots: readonly Sign[]; lines: readonly Sign[] };

/** Signs this far beyond the end may be pushed into view by others; px. */
const REACH = 30;

export const drawLane = (lane: Lane, scale: Scale): DrawnLane => {
  const x = ({ event }: Entry) => xOf(scale, event.at);
  const isNear = (entry: Entry) => x(entry) >= scale.left && x(entry) < scale.right + REACH;
  return {
    rows: rowsOf(lane),
    flow: signsOf(lane.marks.filter(isNear), x, scale.left),
    knots: signsOf(knotsOf(lane).filter(isNear), x, scale.left),
    lines: lane.lines.filter(isNear).map((entry) => ({ x: x(entry), entries: [entry] })),
  };
};

/** Whether there is so much that one sign may stand for several events, within one scale or another. */
export const mayMerge = (lane: Lane): boolean => lane.marks.length > MOST_APART || knotsOf(lane).length > MOST_APART;

/** What happened to refresh tokens: each as it came, was sent again, refused or revoked. */
const knotsOf = ({ entries, chain }: Lane): Entry[] => {
  const tokens = new Set(chain.map(({ token }) => token));
  const firsts = new Set(chain.map(({ entry }) => entry));
  const answered = new Set(
    entries.map(({ event }) =>
      event.kind === 'rotated' ? event.facts.previous : event.kind === 'not_rotated' ? event.token : '',
    ),
  );
  return entries.filter((entry) => {
    const { kind, token = '', facts } = entry.event;
    if (kind === 'rotated' || kind === 'not_rotated' || kind === 'refresh_refused') return true;
    if (kind === 'revoked' || kind === 'revoked_inferred') return tokens.has(token);
    if (kind === 'refreshed') return !answered.has(String(facts.sent));
    return firsts.has(entry);
  });
};

export type Spot = { x: number; y: number };

/** Where each event of a lane is found, by Entry.key; whether or not that is in view. */
export const spotsOf = (lane: Lane, { rows, flow, knots }: DrawnLane, scale: Scale): Map<string, Spot> => {
  const spots = new Map<string, Spot>();
  const put = (entry: Entry, y: number, x = xOf(scale, entry.event.at)) => spots.set(entry.key, { x, y });
  for (const entry of lane.entries)
    put(entry, rows.refresh !== null && REFRESH.has(entry.event.kind) ? rows.refresh : rows.flow);
  for (const bar of lane.bars) {
    const top = barTop(rows, bar.row);
    if (bar.entry) put(bar.entry, top + BAR_HEIGHT / 2);
    for (const entry of [...bar.uses, ...bar.rejections]) put(entry, top + BAR_HEIGHT - 3);
  }
  const tops = new Map(lane.bars.map(({ token, row }) => [token, barTop(rows, row)]));
  for (const entry of lane.entries) {
    const top = tops.get(entry.event.token ?? '');
    if (top !== undefined && ON_BAR.has(entry.event.kind)) put(entry, top + BAR_HEIGHT / 2);
  }
  for (const { kind, entry } of lane.bands) {
    put(
      entry,
      kind === 'refresh'
        ? (rows.refresh ?? rows.flow) + 8
        : (tops.get(entry.event.token ?? '') ?? accessMiddle(rows)) + BAR_HEIGHT,
    );
  }
  for (const { x, entries } of flow) for (const entry of entries) put(entry, rows.flow, x);
  for (const { x, entries } of knots) {
    for (const entry of entries)
      if (entry.event.kind !== 'token_issued' || !spots.has(entry.key)) put(entry, rows.refresh ?? 0, x);
  }
  return spots;
};

const ON_BAR: ReadonlySet<Entry['event']['kind']> = new Set(['expired', 'revoked', 'revoked_inferred']);
const REFRESH: ReadonlySet<Entry['event']['kind']> = new Set([
  'refreshed',
  'rotated',
  'not_rotated',
  'refresh_refused',
]);
