import { useMemo } from 'preact/hooks';
import type { Token } from '../oauth/token';
import { type Life, lifeOf } from './life';
import { useScope } from './scope';
import { type Standing, standingOf } from './standing';

/** A token's life as it runs: whatever calls this is drawn again each second. `firstSeen` in ms, this computer's clock. */
export const useLife = (token: Token, firstSeen: number | undefined): Life => {
  const { now, isSteady, inspection } = useScope();
  const offsetMs = inspection.value?.clock?.offsetMs ?? null;
  const { state } = useStanding(token);
  return lifeOf(token, { now: now.value, offsetMs, firstSeen, isSteady: isSteady.value }, state);
};

export const useStanding = ({ id }: Token): Standing => {
  const { inspection } = useScope();
  const shown = inspection.value;
  return useMemo(() => standingOf(id, shown?.grants ?? [], shown?.tokens), [id, shown]);
};
