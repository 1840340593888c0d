import { batch, signal } from '@preact/signals';
import { isSetBack, type Stamp } from '../views/set-back';

/** ms since the epoch, this computer's clock, as last ticked. */
export const now = signal(Date.now());

/** False once that clock was set back: nothing can be counted by it until it is measured anew. */
export const isSteady = signal(true);

/** Steps with the clock's own seconds from now on, so that two countdowns change together. */
export const tick = (): void => {
  const before = ticked;
  ticked = stamp();
  batch(() => {
    if (isSetBack(before, ticked)) isSteady.value = false;
    now.value = ticked.wall;
  });
  setTimeout(tick, 1_000 - (Date.now() % 1_000));
};

const stamp = (): Stamp => ({ wall: Date.now(), steady: performance.now() });
let ticked = stamp();
