import type { Token } from '../oauth/token';
import { type Life, lifeOf } from './life';
import { useScope } from './scope';

/** A token's life as it runs: whatever calls this is drawn again each second. `firstSeen` in ms, this computer's clock. */
export const useLife = (token: Token, firstSeen: number | undefined): Life => {
  const { now, inspection } = useScope();
  return lifeOf(token, { now: now.value, offsetMs: inspection.value?.clock?.offsetMs ?? null, firstSeen });
};
