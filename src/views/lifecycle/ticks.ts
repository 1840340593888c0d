import type { Bar, Entry } from './lane';
import { type Scale, xOf } from './scale';

/** Who got a token, as far as the drawing tells them apart; `late`: after it was replaced, signed out or had ended. */
export type Tick = 'own' | 'issuer' | 'third' | 'late';

/** The uses of a bar as the places of ticks, px: no two of a kind in one column of pixels, none out of view. */
export const ticksOf = (bar: Bar, scale: Scale): Record<Tick, number[]> => {
  const columns: Record<Tick, Set<number>> = { own: new Set(), issuer: new Set(), third: new Set(), late: new Set() };
  for (const entry of bar.uses) {
    for (const at of timesOf(entry)) {
      const x = xOf(scale, at);
      if (x >= scale.left && x <= scale.right) columns[tickOf(bar, entry, at)].add(Math.round(x));
    }
  }
  const places = (kind: Tick) => [...columns[kind]].sort((a, b) => a - b);
  return { own: places('own'), issuer: places('issuer'), third: places('third'), late: places('late') };
};

/** Uses that are told as one, from the first to the last: where a line joins them, px. */
export const runsOf = (bar: Bar, scale: Scale): [number, number][] =>
  bar.uses.flatMap((entry) => {
    const [from, to] = timesOf(entry);
    if (from === undefined || to === undefined || to < scale.from || from > scale.to) return [];
    const ends: [number, number] = [xOf(scale, from), xOf(scale, to)];
    return ends[1] - ends[0] > 1 ? [ends] : [];
  });

const timesOf = ({ event }: Entry): number[] => {
  const { last } = event.facts;
  return typeof last === 'number' && last > event.at ? [event.at, last] : [event.at];
};

/** After a token was replaced, signed out, revoked or had ended. */
export const isLate = ({ hatched, until }: Bar, at: number): boolean =>
  at > Math.min(hatched ?? Number.POSITIVE_INFINITY, until ?? Number.POSITIVE_INFINITY);

const tickOf = (bar: Bar, { event }: Entry, at: number): Tick => {
  if (isLate(bar, at)) return 'late';
  const { party } = event.facts;
  return party === 'issuer' || party === 'third' ? party : 'own';
};
