import { useEffect, useMemo } from 'preact/hooks';
import type { Inspection } from '../../session/inspection';
import { useScope } from '../scope';
import type { Lane } from './lane';
import { lanesOf } from './lanes-of';
import { rememberedLanes } from './remembered-lanes';

/** The lanes of a tab with their whole history, which is read as long as this is drawn; until it is there, with the summary. */
export const useLanes = (inspection: Inspection | null): readonly Lane[] => {
  const { history, readHistory } = useScope();
  useEffect(() => readHistory(), []);
  const grants = history.value ?? inspection?.grants;
  const make = useMemo(rememberedLanes, []);
  return useMemo(() => (grants && inspection ? lanesOf(grants, inspection, make) : []), [grants, inspection]);
};
