/** What the overview of a watched tab does without, in one piece: see useLater. */
export { EmptyView, RestrictedView } from './empty-view';
export { Inside } from './inside';
export { PeekView } from './peek-view';
