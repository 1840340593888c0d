import { pictureOf } from './picture';
import type { Surface } from './state';

/** The main states, which are pictured in Firefox too, by where they are shown: `panel` is its sidebar. */
const SURFACES = {
  'first-run': 'popup',
  peek: 'popup',
  refused: 'popup',
  reload: 'popup',
  empty: 'popup',
  exposed: 'popup',
  token: 'popup',
  'verify-valid': 'popup',
  finding: 'popup',
  'exposed-sidebar': 'panel',
  'token-sidebar': 'panel',
  'empty-sidebar': 'panel',
  workbench: 'workbench',
  decode: 'workbench',
  settings: 'workbench',
} as const satisfies Record<string, Surface>;

export type FirefoxState = keyof typeof SURFACES;

const nameOf = (state: string): string => `${state}-firefox`;

export const pictureInFirefox = (state: FirefoxState, lang: string, theme: string): string =>
  pictureOf(nameOf(state), lang, theme);

/** All of them, as rows of the contact sheet. */
export const IN_FIREFOX = Object.entries(SURFACES).map(([state, surface]) => ({ name: nameOf(state), surface }));
