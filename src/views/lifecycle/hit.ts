import { drawLane, spotsOf } from './drawn-lane';
import type { Entry, Lane } from './lane';
import type { Scale } from './scale';

/** How far from a sign a pointer still means it; px. */
const NEAR = 12;

/** The event whose sign is nearest to a point of a lane's drawing; null where none is near. */
export const hitOf = (lane: Lane, scale: Scale, x: number, y: number): Entry | null => {
  const spots = spotsOf(lane, drawLane(lane, scale), scale);
  let best: Entry | null = null;
  let least = NEAR;
  for (const entry of lane.entries) {
    const spot = spots.get(entry.key);
    if (!spot || spot.x < scale.left - NEAR || spot.x > scale.right + NEAR) continue;
    const far = Math.hypot(spot.x - x, spot.y - y);
    // Of signs that stand on each other the newest is meant, which lies on top.
    if (far <= least) [best, least] = [entry, far];
  }
  return best;
};
