import { useMemo, useRef } from 'preact/hooks';
import { sameRows } from './same-rows';

/** Rows, each of them the one before where it says the same. */
export const useSameRows = <Row extends object>(rows: readonly Row[]): readonly Row[] => {
  const before = useRef<Row[]>([]);
  return useMemo(() => {
    before.current = sameRows(before.current, rows);
    return before.current;
  }, [rows]);
};
