/** Where one is in a table: `column` counts every column, whether or not there is something in it. */
export type At = { row: number; column: number };

/** Whether there is something to go to in a cell. */
type Filled = (at: At) => boolean;

/** Which way a key leads, row and column. */
const WAYS: ReadonlyMap<string, readonly [number, number]> = new Map([
  ['ArrowUp', [-1, 0]],
  ['ArrowDown', [1, 0]],
  ['ArrowLeft', [0, -1]],
  ['ArrowRight', [0, 1]],
]);

/** The cell a key leads to: the next one that way with something in it, else the same; of Home and End, the first and last of the row. Null for other keys. */
export const cellAfter = (key: string, at: At, size: At, filled: Filled): At | null => {
  if (key === 'Home') return next({ ...at, column: -1 }, [0, 1], size, filled) ?? at;
  if (key === 'End') return next({ ...at, column: size.column }, [0, -1], size, filled) ?? at;
  const way = WAYS.get(key);
  return way ? (next(at, way, size, filled) ?? at) : null;
};

const next = (from: At, [down, across]: readonly [number, number], size: At, filled: Filled): At | null => {
  for (
    let at = { row: from.row + down, column: from.column + across };
    at.row >= 0 && at.row < size.row && at.column >= 0 && at.column < size.column;
    at = { row: at.row + down, column: at.column + across }
  ) {
    if (filled(at)) return at;
  }
  return null;
};
