import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Inspection } from '../../session/inspection';
import type { Exposure } from '../exposures';
import { useScope } from '../scope';
import type { Filter } from './filter';
import { type Filtered, filteredOf } from './filtered';

/** What a filter leaves of the lists, found anew when either changes. */
export const useFiltered = (
  filter: ReadonlySignal<Filter>,
  inspection: Inspection,
  exposures: readonly Exposure[],
): Filtered => {
  const { t } = useScope();
  const wanted = filter.value;
  return useMemo(() => filteredOf(wanted, inspection, exposures, t), [wanted, inspection, exposures]);
};
