import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Picked } from './opened';

type State = {
  picked: Picked | null;
  /** What it was picked from, if that was in the inspector too: the way back. */
  from: Picked | null;
  /** The reader is in the inspector and goes on there. */
  arrived: boolean;
};

/** The one thing that the inspector, `pane`, shows. Esc closes it, and the focus goes back to what picked it. */
export const usePicked = (begin: Picked | null) => {
  const [{ picked, from, arrived }, setState] = useState<State>({ picked: begin, from: null, arrived: false });
  const pane = useRef<HTMLElement>(null);
  const picker = useRef<Element | null>(null);
  const isWithin = () => pane.current?.contains(document.activeElement) === true;

  // The same function for good: rows that are given it need not be drawn anew.
  const pick = useCallback((what: Picked) => {
    const within = isWithin();
    if (!within) picker.current = document.activeElement;
    setState((before) => ({ picked: what, from: within ? before.picked : null, arrived: within }));
  }, []);
  const close = () => {
    const within = isWithin();
    const back = from === null && within ? picker.current : null;
    const canReturn = (back instanceof HTMLElement || back instanceof SVGElement) && back.isConnected;
    if (canReturn) back.focus();
    setState({ picked: from, from: null, arrived: within && !canReturn });
  };
  // Where the columns stack, the inspector may be out of sight.
  useEffect(() => {
    if (picked) pane.current?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  // In the same turn as the pane: a key pressed as soon as it is there must not be lost.
  useLayoutEffect(() => {
    if (!picked) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
  return { picked, arrived, pick, close, pane };
};
