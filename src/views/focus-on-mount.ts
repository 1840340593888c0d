import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A ref for what takes the focus when it appears, if `wanted` then: the row one comes back to, the title one arrives at. */
export const useFocusOnMount = <Kind extends HTMLElement>(wanted: boolean): RefObject<Kind | null> => {
  const element = useRef<Kind>(null);
  // Only on mount: an update while the view is open must not pull the focus back.
  useLayoutEffect(() => {
    if (wanted) element.current?.focus();
  }, []);
  return element;
};
