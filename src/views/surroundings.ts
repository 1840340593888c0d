import type { Asked } from '../session/asked';

/** What a tab is shown in, beside what was seen in it. */
export type Surroundings = {
  /** Access was never given to any site, and the user has not said that what this is was read. */
  isFirstRun: boolean;
  /** The tab is in a private window. */
  isPrivate: boolean;
  /** Access that was asked for in this tab, and refused. */
  refused: Asked | null;
};
