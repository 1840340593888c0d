/** What the overview of a watched tab does without, in one piece: see useLater. */
export { Inside } from './inside';
export { TabScreen } from './tab-screen';
