import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useState } from 'preact/hooks';
import { cellAfter } from './cell-steps';
import type { MatrixRow } from './matrix-of';
import type { Column } from './matrix-row';

/** One stop of the Tab key in a whole table, where the focus was last; from there the arrow keys, Home and End move. */
export const useCells = (body: RefObject<HTMLTableSectionElement | null>, rows: readonly MatrixRow[]) => {
  const [at, setAt] = useState<{ family: string; column: Column } | null>(null);
  useLayoutEffect(() => {
    const { current } = body;
    current?.addEventListener('keydown', moveInTable);
    return () => current?.removeEventListener('keydown', moveInTable);
  }, [rows.length > 0]);
  const isThere = rows.some(
    ({ family, cells }) => family.key === at?.family && (at.column === 'token' || cells.has(at.column)),
  );
  const stopIn = (row: MatrixRow): Column | null => {
    if (isThere && at) return row.family.key === at.family ? at.column : null;
    return row === rows[0] ? 'token' : null;
  };
  const stop = useCallback((family: string, column: Column) => setAt({ family, column }), []);
  return { stopIn, stop };
};

const moveInTable = (event: KeyboardEvent): void => {
  const { currentTarget: body, target } = event;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (!(body instanceof HTMLTableSectionElement) || !(target instanceof Element)) return;
  const cell = target.closest<HTMLTableCellElement>('th, td');
  const row = cell?.closest('tr');
  if (!cell || !row) return;
  const buttonAt = (at: { row: number; column: number }) =>
    body.rows[at.row]?.cells[at.column]?.querySelector('button') ?? null;
  const size = { row: body.rows.length, column: row.cells.length };
  const from = { row: row.sectionRowIndex, column: cell.cellIndex };
  const to = cellAfter(event.key, from, size, (at) => buttonAt(at) !== null);
  if (!to) return;
  event.preventDefault();
  buttonAt(to)?.focus();
};
