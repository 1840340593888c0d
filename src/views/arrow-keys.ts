import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A ref for a list of buttons, and of what unfolds, among which the arrow keys, Home and End move. */
export const useArrowKeys = <Kind extends HTMLElement>(): RefObject<Kind | null> => {
  const list = useRef<Kind>(null);
  // With each draw: a list that has nothing to show is not there, and comes back as another element.
  useLayoutEffect(() => {
    const element = list.current;
    element?.addEventListener('keydown', moveInList);
    return () => element?.removeEventListener('keydown', moveInList);
  });
  return list;
};

/** Where each key leads in a list of `size`, from the row `at`. */
const STEPS: Record<string, (at: number, size: number) => number> = {
  ArrowDown: (at, size) => Math.min(at + 1, size - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, size) => size - 1,
};

const moveInList = (event: KeyboardEvent): void => {
  const step = STEPS[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || !(event.currentTarget instanceof Element)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button, summary')].filter((row) =>
    row.checkVisibility(),
  );
  const at = rows.findIndex((row) => row.matches(':focus'));
  if (at < 0) return;
  event.preventDefault();
  rows[step(at, rows.length)]?.focus();
};
