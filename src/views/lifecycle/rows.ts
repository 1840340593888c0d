import type { Lane } from './lane';

/** Where the rows of a lane lie, px from its top; null where it has nothing for a row. */
export type Rows = {
  /** Middle of the row Flow. */
  flow: number;
  access: { top: number; lines: 1 | 2 } | null;
  /** Middle of the row Refresh. */
  refresh: number | null;
  /** Lines between rows. */
  dividers: readonly number[];
  height: number;
};

export const BAR_HEIGHT = 18;
const LINE = 21;
const FLOW = 22;
const REFRESH = 38;
const PADDING = 2;

export const rowsOf = ({ bars, gaps, chain }: Lane): Rows => {
  const lines = bars.some(({ row }) => row === 1) ? 2 : 1;
  const access = bars.length > 0 || gaps.length > 0 ? { top: FLOW + PADDING, lines: lines as 1 | 2 } : null;
  const under = FLOW + (access ? lines * LINE + PADDING : 0);
  return {
    flow: FLOW / 2,
    access,
    refresh: chain.length > 0 ? under + 17 : null,
    dividers: [...(access ? [FLOW] : []), ...(chain.length > 0 ? [under] : [])],
    height: under + (chain.length > 0 ? REFRESH : 4),
  };
};

/** Top of an access bar. */
export const barTop = ({ access }: Rows, row: 0 | 1): number => (access?.top ?? 0) + row * LINE;

/** Middle of the row Access. */
export const accessMiddle = ({ access }: Rows): number =>
  (access?.top ?? 0) + ((access?.lines ?? 1) * LINE - (LINE - BAR_HEIGHT)) / 2;
