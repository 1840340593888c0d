import type { Locator, Page } from 'playwright-core';
import type { Translate } from '../../../src/views/scope';
import type { Stage } from './stage';

/** Where a state is drawn: the popup, the panel beside the page, the workbench. */
export type Surface = 'popup' | 'panel' | 'workbench';

/** What may be looked at. */
export type Granted = 'none' | 'site' | 'all';

/** A page that was brought to where a state is to be seen, and its tab. */
export type Site = { page: Page; tab: number };

/** One thing that a user may have before their eyes. Its name is that of its pictures. */
export type State = {
  name: string;
  surface: Surface;
  /** Of the address: what of the workbench is shown. */
  hash?: string;
  /** Not in `npm test`, where another test drives it, or what is like it; `npm run pictures` does. */
  picturesOnly?: true;
  /** A script that runs in it before its own. */
  before?: string;
  /** What a user does before it is there. */
  open?(view: Page, t: Translate, stage: Stage, site: Site): Promise<unknown>;
  /** What must be seen, each by role and name, or as a text. */
  seen(view: Page, t: Translate): Locator[];
};

/** States that are reached together: by a page of the lab, as a user would. */
export type Scene = {
  name: string;
  granted: Granted;
  picturesOnly?: true;
  reach(stage: Stage): Promise<Site>;
  states: readonly State[];
};

/** The same on several surfaces: the popup's has the plain name. */
export const on = (surfaces: readonly Surface[], state: Omit<State, 'surface'>): State[] =>
  surfaces.map((surface) => ({
    ...state,
    surface,
    name: surface === 'popup' ? state.name : `${state.name}-${surface}`,
  }));
