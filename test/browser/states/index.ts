import { EXPOSED } from './scenes-exposed';
import { NOT_WATCHED } from './scenes-not-watched';
import { SIGNATURE } from './scenes-signature';
import { TROUBLED } from './scenes-troubled';
import { WATCHED } from './scenes-watched';
import { WORKBENCH } from './scenes-workbench';
import type { Scene } from './state';

/** Every state of the interface, and how it is reached. */
export const SCENES: readonly Scene[] = [
  ...NOT_WATCHED,
  ...WATCHED,
  ...TROUBLED,
  ...EXPOSED,
  ...SIGNATURE,
  ...WORKBENCH,
];
