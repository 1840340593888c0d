import type { Lane } from './lane';
import type { Range } from './scale';

/**
 * What is looked at: `all`; a stretch that goes along with the clock, `now` standing at `part` of it (0 to 1); or one that
 * stays where it is.
 */
export type Look = { at: 'all' } | { at: 'now'; span: number; part: number } | ({ at: 'rest' } & Range);

/** Shorter than this nothing more is to be told apart; ms. */
const SHORTEST = 5_000;
const SHORTEST_ALL = 20_000;

/** Where now stands in a stretch that goes along: a sixth is left for what is to come. */
export const NOW_PART = 5 / 6;

/** All that there is, and as much of the future as the past makes legible: tokens may be good for years. */
export const wholeOf = (lanes: readonly Lane[], now: number): Range => {
  const from = Math.min(now, ...lanes.map((lane) => lane.from));
  const present = ceilTo(now, stepOf(Math.max(SHORTEST_ALL, now - from)));
  const passed = Math.max(SHORTEST_ALL, present - from);
  const end = Math.max(present, from + SHORTEST_ALL, ...lanes.map(({ to }) => Math.min(to, present + passed / 2)));
  return { from: from - passed * 0.08, to: end + passed * 0.06 };
};

export const rangeOf = (look: Look, lanes: readonly Lane[], now: number): Range => {
  if (look.at === 'all') return wholeOf(lanes, now);
  if (look.at === 'rest') return look;
  const present = ceilTo(now, stepOf(look.span));
  const from = present - look.part * look.span;
  return { from, to: from + look.span };
};

/** A range that was chosen by hand goes along with the clock for as long as now is in it. */
export const lookAt = (range: Range, lanes: readonly Lane[], now: number): Look => {
  const { from, to } = kept(range, lanes, now);
  const span = to - from;
  const present = ceilTo(now, stepOf(span));
  if (now < from || now > to) return { at: 'rest', from, to };
  return { at: 'now', span, part: Math.min(0.96, (present - from) / span) };
};

/** Nearer (`factor` below 1) or farther, with the moment `at` staying where it is. */
export const zoomed = ({ from, to }: Range, factor: number, at: number): Range => ({
  from: at - (at - from) * factor,
  to: at + (to - at) * factor,
});

export const moved = ({ from, to }: Range, by: number): Range => ({ from: from + by, to: to + by });

/** The same range, moved so that a moment is well within it. */
export const showing = (range: Range, at: number): Range => {
  const margin = (range.to - range.from) / 8;
  if (at < range.from + margin) return moved(range, at - margin - range.from);
  return at > range.to - margin ? moved(range, at + margin - range.to) : range;
};

/** No shorter than can be told apart, no longer than twice all there is, and never off it. */
const kept = ({ from, to }: Range, lanes: readonly Lane[], now: number): Range => {
  const whole = wholeOf(lanes, now);
  const span = Math.min(Math.max(SHORTEST, to - from), 2 * (whole.to - whole.from));
  const middle = (from + to) / 2;
  const last = Math.max(whole.to, ...lanes.map((lane) => lane.to));
  const begin = Math.min(Math.max(middle - span / 2, whole.from - span / 2), last - span / 2);
  return { from: begin, to: begin + span };
};

/** What goes along moves now and then, not all the time: a power of two of ms, a sixtieth of the span or a little less. */
const stepOf = (span: number): number => 2 ** Math.floor(Math.log2(Math.max(1, span / 60)));

const ceilTo = (at: number, step: number): number => Math.ceil(at / step) * step;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The spans worth a button beside "All", by how long all is; ms. */
const PRESETS: readonly { below: number; spans: readonly [number, number] }[] = [
  { below: 12 * MINUTE, spans: [MINUTE, 5 * MINUTE] },
  { below: 6 * HOUR, spans: [15 * MINUTE, 90 * MINUTE] },
  { below: 48 * HOUR, spans: [90 * MINUTE, 6 * HOUR] },
];

export const presetsFor = ({ from, to }: Range): readonly [number, number] =>
  PRESETS.find(({ below }) => to - from < below)?.spans ?? [6 * HOUR, 48 * HOUR];

/** What is shown first: all, unless that is so long that nothing in it can be told apart. */
export const firstLook = (lanes: readonly Lane[], now: number): Look => {
  const whole = wholeOf(lanes, now);
  if (whole.to - whole.from <= 3 * HOUR) return { at: 'all' };
  return { at: 'now', span: presetsFor(whole)[1], part: NOW_PART };
};
