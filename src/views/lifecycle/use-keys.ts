import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Keys pressed while the focus is within an element; `act` answers whether a key was its own. */
export const useKeys = (element: RefObject<HTMLElement | null>, act: (key: string) => boolean): void => {
  const held = useRef(act);
  held.current = act;
  useLayoutEffect(() => {
    const { current } = element;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (held.current(event.key)) event.preventDefault();
    };
    current?.addEventListener('keydown', onKeyDown);
    return () => current?.removeEventListener('keydown', onKeyDown);
  }, []);
};

/** A function that puts the focus, once the next picture is drawn, on what within the element matches `selector`. */
export const useFocusAfter = (element: RefObject<HTMLElement | null>, selector: string): (() => void) => {
  const wanted = useRef(false);
  useLayoutEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    element.current?.querySelector<HTMLElement>(selector)?.focus();
  });
  return () => {
    wanted.current = true;
  };
};
