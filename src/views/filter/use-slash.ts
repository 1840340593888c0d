import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useSingleKey } from '../single-key';

/** The key / leads to a field, unless one is typing in another. */
export const useSlash = (field: RefObject<HTMLInputElement | null>): void => {
  const isSingle = useSingleKey();
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isSingle(event, '/')) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
};
