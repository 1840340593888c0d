import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** C, with nothing held, copies the claim in whose row the focus is. A list of rows has no field that would take the letter. */
export const useCopyKey = (list: RefObject<HTMLElement | null>): void => {
  useLayoutEffect(() => {
    const element = list.current;
    element?.addEventListener('keydown', onKeyDown);
    return () => element?.removeEventListener('keydown', onKeyDown);
  }, []);
};

const onKeyDown = (event: KeyboardEvent): void => {
  if (event.key.toLowerCase() !== 'c' || event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
  if (!(event.target instanceof Element)) return;
  event.target.closest('.claim')?.querySelector<HTMLButtonElement>('dd:last-child button')?.click();
};
