import { useMemo } from 'preact/hooks';
import type { Inspection } from '../../session/inspection';
import type { Lane } from './lane';
import { lanesOf } from './lanes-of';
import { rememberedLanes } from './remembered-lanes';

/** The lanes of a tab, each made anew only when something in it is another. */
export const useLanes = (inspection: Inspection | null): readonly Lane[] => {
  const make = useMemo(rememberedLanes, []);
  return useMemo(() => (inspection ? lanesOf(inspection.grants, inspection, make) : []), [inspection]);
};
