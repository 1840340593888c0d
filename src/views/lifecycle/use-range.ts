import { useComputed, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useScope } from '../scope';
import type { Lane } from './lane';
import { firstLook, type Look, lookAt, moved, rangeOf, showing, zoomed } from './range';
import type { Range } from './scale';

/** What is looked at, and the ways to look elsewhere. Times in ms, this computer's clock. */
export type Looking = {
  range: Range;
  look: Look;
  choose(look: Look): void;
  /** Nearer (below 1) or farther, around a moment, or around the middle. */
  zoom(factor: number, at?: number): void;
  move(by: number): void;
  /** Brings a moment into view, if it is not there. */
  show(at: number): void;
};

/** Draws anew only when the range moves, which is now and then, and not with every second. */
export const useRange = (lanes: readonly Lane[]): Looking => {
  const { now } = useScope();
  const chosen = useSignal<Look | null>(null);
  const held = useRef(lanes);
  held.current = lanes;
  const lookNow = (at: number): Look => chosen.value ?? firstLook(held.current, at);
  const rangeNow = (at: number): Range => rangeOf(lookNow(at), held.current, at);
  const beat = useComputed(() => Object.values(rangeNow(now.value)).join());
  void beat.value;
  const at = now.peek();
  const choose = (look: Look) => {
    chosen.value = look;
  };
  const take = (change: (range: Range) => Range) => {
    const then = now.peek();
    choose(lookAt(change(rangeNow(then)), held.current, then));
  };
  return {
    range: rangeNow(at),
    look: lookNow(at),
    choose,
    zoom: (factor, around) => take((range) => zoomed(range, factor, around ?? (range.from + range.to) / 2)),
    move: (by) => take((range) => moved(range, by)),
    show: (moment) => {
      const { from, to } = rangeNow(now.peek());
      if (moment < from || moment > to) take((range) => showing(range, moment));
    },
  };
};
