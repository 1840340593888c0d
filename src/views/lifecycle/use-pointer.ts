import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Cursor } from './cursor';
import { hitOf } from './hit';
import type { Lane } from './lane';
import { msPerPx, type Scale, timeAt } from './scale';
import type { Looking } from './use-range';

/** What the pointer is to do with. */
type Pointing = {
  lanes: readonly Lane[];
  scale: Scale;
  looking: Looking;
  hover(over: Cursor | null): void;
  pick(cursor: Cursor): void;
};

/** A hand that shakes does not drag; px. */
const SHAKE = 4;
/** A notch of a wheel that counts lines or pages; px. */
const NOTCH = 16;

/** Drag or wheel sideways to move, wheel with Ctrl (a pinch) to zoom at the pointer, point to name, click to pick. */
export const usePointer = (element: RefObject<HTMLElement | null>, pointing: Pointing): void => {
  const held = useRef(pointing);
  held.current = pointing;
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const stop = new AbortController();
    const on = <Kind extends keyof HTMLElementEventMap>(
      kind: Kind,
      act: (event: HTMLElementEventMap[Kind]) => void,
    ): void => current.addEventListener(kind, act, { signal: stop.signal, passive: false });
    let drag: { from: number; at: number; moves: boolean } | null = null;

    on('wheel', (event) => {
      const { looking, scale } = held.current;
      const size = event.deltaMode === 0 ? 1 : NOTCH;
      if (event.ctrlKey) {
        event.preventDefault();
        looking.zoom(2 ** ((event.deltaY * size) / 240), timeAt(scale, event.clientX - leftOf(current)));
      } else {
        const by = event.shiftKey ? event.deltaX || event.deltaY : event.deltaX;
        if (by === 0 || (!event.shiftKey && Math.abs(event.deltaY) > Math.abs(by))) return;
        event.preventDefault();
        looking.move(by * size * msPerPx(scale));
      }
    });
    on('pointerdown', (event) => {
      if (event.button === 0) drag = { from: event.clientX, at: event.clientX, moves: false };
    });
    on('pointermove', (event) => {
      const { looking, scale, hover } = held.current;
      if (!drag) return hover(entryAt(event));
      if (!drag.moves && Math.abs(event.clientX - drag.from) < SHAKE) return;
      if (!drag.moves) {
        drag.moves = true;
        current.setPointerCapture(event.pointerId);
        hover(null);
      }
      looking.move((drag.at - event.clientX) * msPerPx(scale));
      drag.at = event.clientX;
    });
    on('pointerup', (event) => {
      const found = drag && !drag.moves ? entryAt(event) : null;
      drag = null;
      if (found) held.current.pick(found);
    });
    on('pointercancel', () => {
      drag = null;
    });
    on('pointerleave', () => held.current.hover(null));

    const entryAt = ({ target, clientX, clientY }: PointerEvent): Cursor | null => {
      const row = target instanceof Element ? target.closest('[data-lane]') : null;
      const body = row?.querySelector('.tl-body')?.getBoundingClientRect();
      const lane = held.current.lanes.find(({ id }) => id === row?.getAttribute('data-lane'));
      if (!lane || !body) return null;
      const entry = hitOf(lane, held.current.scale, clientX - body.left, clientY - body.top);
      return entry && { lane, entry };
    };
    return () => stop.abort();
  }, []);
};

const leftOf = (element: Element): number => element.getBoundingClientRect().left;
