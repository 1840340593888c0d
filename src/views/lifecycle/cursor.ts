import type { Entry, Lane } from './lane';

/** The event that the keyboard is at. */
export type Cursor = { lane: Lane; entry: Entry };

/** What is remembered of it: its lane, its key, and its time, should it be folded away. */
export type Mark = { lane: string; key: string; at: number };

export const markOf = ({ lane, entry }: Cursor): Mark => ({ lane: lane.id, key: entry.key, at: entry.event.at });

/** Where the cursor is: where it was left; else at what is selected; else at the newest event. */
export const cursorAt = (lanes: readonly Lane[], mark: Mark | null, selected: string | null): Cursor | null => {
  const lane = mark && lanes.find(({ id }) => id === mark.lane);
  if (lane) return at(lane, lane.entries.find(({ key }) => key === mark.key) ?? nearest(lane, mark.at));
  for (const one of lanes) {
    const entry = selected === null ? undefined : one.entries.find(({ key }) => key === selected);
    if (entry) return { lane: one, entry };
  }
  const newest = lanes.toSorted((a, b) => timeOf(b.entries.at(-1)) - timeOf(a.entries.at(-1)))[0];
  return newest ? at(newest, newest.entries.at(-1)) : null;
};

/** Where each key leads; undefined for other keys, the cursor itself where there is no farther. */
export const stepped = (lanes: readonly Lane[], cursor: Cursor, key: string): Cursor | undefined =>
  STEPS[key]?.(lanes, cursor);

type Step = (lanes: readonly Lane[], cursor: Cursor) => Cursor;

const STEPS: Record<string, Step> = {
  ArrowLeft: (_, cursor) => along(cursor, (index) => index - 1),
  ArrowRight: (_, cursor) => along(cursor, (index) => index + 1),
  Home: (_, cursor) => along(cursor, () => 0),
  End: (_, cursor) => along(cursor, (_index, last) => last),
  ArrowUp: (lanes, cursor) => across(lanes, cursor, -1),
  ArrowDown: (lanes, cursor) => across(lanes, cursor, 1),
};

const along = ({ lane, entry }: Cursor, to: (index: number, last: number) => number): Cursor => {
  const last = lane.entries.length - 1;
  const index = to(
    lane.entries.findIndex(({ key }) => key === entry.key),
    last,
  );
  return { lane, entry: lane.entries[Math.min(last, Math.max(0, index))] ?? entry };
};

const across = (lanes: readonly Lane[], cursor: Cursor, by: number): Cursor => {
  const lane = lanes[lanes.findIndex(({ id }) => id === cursor.lane.id) + by];
  return (lane && at(lane, nearest(lane, cursor.entry.event.at))) ?? cursor;
};

const nearest = ({ entries }: Lane, time: number): Entry | undefined =>
  entries.reduce<Entry | undefined>(
    (best, entry) => (best && Math.abs(timeOf(best) - time) <= Math.abs(timeOf(entry) - time) ? best : entry),
    undefined,
  );

const timeOf = (entry: Entry | undefined): number => entry?.event.at ?? Number.NEGATIVE_INFINITY;

const at = (lane: Lane, entry: Entry | undefined): Cursor | null => (entry ? { lane, entry } : null);
