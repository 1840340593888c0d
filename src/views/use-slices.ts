import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * How many rows of a list are drawn, and `more` of them on demand: thousands at once would be one long task. The focus
 * then goes on to the first that came, of what `rows` selects within the list. With another `of`, it is another list,
 * which begins with its first part again.
 */
export const useSlices = (
  list: RefObject<HTMLElement | null>,
  size: number,
  rows: string,
  of: readonly unknown[] = [],
) => {
  const [, draw] = useState({});
  const known = useRef({ of, slices: 1 });
  if (of.some((one, index) => one !== known.current.of[index])) known.current = { of, slices: 1 };
  const before = useRef<ReadonlySet<Element> | null>(null);
  const drawn = () => [...(list.current?.querySelectorAll<HTMLElement>(rows) ?? [])];
  useLayoutEffect(() => {
    const known = before.current;
    before.current = null;
    if (known)
      drawn()
        .find((row) => !known.has(row))
        ?.focus();
  });
  const more = () => {
    before.current = new Set(drawn());
    known.current.slices += 1;
    draw({});
  };
  return { most: known.current.slices * size, more };
};
