import type { ReadonlySignal, Signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Inspection } from '../session/inspection';
import { FoldedCoverage } from './coverage-list';
import type { Grouping } from './exposure-groups';
import { ExposureGroupsList } from './exposure-groups-list';
import { counts, type Exposure, isIgnored } from './exposures';
import type { Filter } from './filter/filter';
import { FilterBar } from './filter/filter-bar';
import type { Filtered } from './filter/filtered';
import type { Lane } from './lifecycle/lane';
import type { Pick, Picked } from './opened';
import { useScope } from './scope';
import { Segments } from './segments';
import { tokenFamilies } from './token-families';
import { TokenIndex } from './token-index';
import type { Verdict } from './verdict';
import { VerdictLine, verdictTitle } from './verdict-lines';
import { VerdictStrip } from './verdict-strip';

/** The overview as a list: the verdict, what is wanted of the rest, the exposures, the tokens, and how far the eye reached. */
export const WorkbenchList = (props: {
  inspection: Inspection;
  exposures: readonly Exposure[];
  lanes: readonly Lane[];
  verdict: Verdict;
  filter: Signal<Filter>;
  filtered: ReadonlySignal<Filtered>;
  picked: Picked | null;
  pick: Pick;
}) => {
  const { inspection, exposures, lanes, verdict, filter, picked, pick } = props;
  const filtered = props.filtered.value;
  const { t, coverage } = useScope();
  const [by, setBy] = useState<Grouping>('rule');
  const families = tokenFamilies(inspection);
  const list = { site: inspection.site, open: pick, picked, by, families, filter: filter.value };
  const left = filtered.exposures;
  return (
    <section class="pane left" aria-label={t('overview')}>
      <VerdictStrip
        level={verdict.top?.severity ?? 'ok'}
        title={verdictTitle(t, verdict, inspection)}
        line={<VerdictLine verdict={verdict} />}
      />
      <FilterBar filter={filter} filtered={filtered} inspection={inspection} exposures={exposures} />
      <div class="scroll">
        <ExposureGroupsList
          title={t('exposures')}
          rows={left.filter(counts)}
          aside={
            <Segments
              label={t('group_by')}
              ways={[
                ['rule', t('group_rule')],
                ['token', t('group_token')],
              ]}
              chosen={by}
              choose={setBy}
            />
          }
          {...list}
        />
        <TokenIndex
          inspection={inspection}
          listed={filtered.tokens}
          filter={filter.value}
          lanes={lanes}
          picked={picked}
          pick={pick}
        />
        <ExposureGroupsList title={t('notes')} rows={left.filter((row) => !counts(row) && !isIgnored(row))} {...list} />
        <ExposureGroupsList title={t('ignored')} rows={left.filter(isIgnored)} {...list} />
        {coverage.value && <FoldedCoverage coverage={coverage.value} />}
      </div>
    </section>
  );
};
