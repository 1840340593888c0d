import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { useSingleKey } from './single-key';

/** C copies what the focus is at: within `element`, it presses the button that `copierOf` finds for where the focus is. */
export const useCopyKey = (
  element: RefObject<HTMLElement | null>,
  copierOf: (focused: Element) => HTMLElement | null | undefined,
): void => {
  const isSingle = useSingleKey();
  useLayoutEffect(() => {
    const { current } = element;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isSingle(event, 'c') && event.target instanceof Element) copierOf(event.target)?.click();
    };
    current?.addEventListener('keydown', onKeyDown);
    return () => current?.removeEventListener('keydown', onKeyDown);
  }, []);
};
