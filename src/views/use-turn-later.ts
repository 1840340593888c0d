import { useLayoutEffect, useRef, useState } from 'preact/hooks';

type Pair<Of, Value> = { of: Of; value: Value };

/**
 * `value`, which goes with `of`; with a new `of`, for one turn more what went with the one before. What is drawn of it is
 * then drawn in a turn of its own: two long lists in one would keep the next key waiting.
 */
export const useTurnLater = <Of extends object, Value>(of: Of, value: Value): Pair<Of, Value> => {
  const [due, setDue] = useState(of);
  const kept = useRef<Pair<Of, Value>>({ of, value });
  useLayoutEffect(() => {
    if (due === of) return;
    const turn = setTimeout(() => setDue(of));
    return () => clearTimeout(turn);
  }, [of, due]);
  if (due === of) kept.current = { of, value };
  return kept.current;
};
