import type { Lane, Link } from './lane';

/** Token.id of each refresh token → its place in the chain. Each of many tokens is asked for, with every change. */
export const linkStates = (lanes: readonly Lane[]): ReadonlyMap<string, Link['state']> => {
  const known =
    statesByLanes.get(lanes) ?? new Map(lanes.flatMap(({ chain }) => chain.map(({ token, state }) => [token, state])));
  statesByLanes.set(lanes, known);
  return known;
};

const statesByLanes = new WeakMap<readonly Lane[], ReadonlyMap<string, Link['state']>>();
