import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** A ref for an element, and whether it is on the screen or nearly so. */
export const useNear = <Kind extends Element>(): [RefObject<Kind | null>, boolean] => {
  const element = useRef<Kind>(null);
  const [near, setNear] = useState(false);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      rootMargin: '200px 0px',
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, near];
};
