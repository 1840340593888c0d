import { remembered } from '../remembered';
import type { Lane, Link } from './lane';

/** Token.id of each refresh token → its place in the chain. */
export const linkStates = remembered(
  (lanes: readonly Lane[]): ReadonlyMap<string, Link['state']> =>
    new Map(lanes.flatMap(({ chain }) => chain.map(({ token, state }) => [token, state]))),
);
