import { computed, type ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Inspection } from '../../session/inspection';
import type { Exposure } from '../exposures';
import { useScope } from '../scope';
import type { Filter } from './filter';
import { type Filtered, filterOver, type Searched } from './filtered';

/** What a filter leaves of the lists, found anew when either changes. A signal: what does not read it is not drawn again. */
export const useFiltered = (
  filter: ReadonlySignal<Filter>,
  inspection: Inspection | null,
  exposures: readonly Exposure[],
): ReadonlySignal<Filtered> => {
  const { t } = useScope();
  return useMemo(() => {
    const left = filterOver(inspection ?? NOTHING, exposures, t);
    return computed(() => left(filter.value));
  }, [filter, inspection, exposures, t]);
};

const NOTHING: Searched = { tokens: [], grants: [], sightings: [] };
