import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** The key / leads to a field, unless one is typing in another. */
export const useSlash = (field: RefObject<HTMLInputElement | null>): void => {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.target instanceof HTMLElement && event.target.matches(TYPED_IN)) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
};

const TYPED_IN = 'input, textarea, select, [contenteditable]';
