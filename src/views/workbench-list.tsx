import type { Inspection } from '../session/inspection';
import { FoldedCoverage } from './coverage-list';
import { ExposureList } from './exposure-list';
import { counts, type Exposure, isIgnored } from './exposures';
import type { Lane } from './lifecycle/lane';
import type { Pick, Picked } from './opened';
import { useScope } from './scope';
import { TokenIndex } from './token-index';
import type { Verdict } from './verdict';
import { VerdictLine, verdictTitle } from './verdict-lines';
import { VerdictStrip } from './verdict-strip';

/** The overview as a list: the verdict, the exposures, the tokens, and how far the eye reached. */
export const WorkbenchList = (props: {
  inspection: Inspection;
  exposures: readonly Exposure[];
  lanes: readonly Lane[];
  verdict: Verdict;
  picked: Picked | null;
  pick: Pick;
}) => {
  const { inspection, exposures, lanes, verdict, picked, pick } = props;
  const { t, coverage } = useScope();
  const list = { site: inspection.site, open: pick, from: null, picked };
  return (
    <section class="pane left" aria-label={t('overview')}>
      <VerdictStrip
        level={verdict.top?.severity ?? 'ok'}
        title={verdictTitle(t, verdict, inspection)}
        line={<VerdictLine verdict={verdict} />}
      />
      <div class="scroll">
        <ExposureList title={t('exposures')} rows={exposures.filter(counts)} {...list} />
        <TokenIndex inspection={inspection} lanes={lanes} picked={picked} pick={pick} />
        <ExposureList title={t('notes')} rows={exposures.filter((row) => !counts(row) && !isIgnored(row))} {...list} />
        <ExposureList title={t('ignored')} rows={exposures.filter(isIgnored)} {...list} />
        {coverage.value && <FoldedCoverage coverage={coverage.value} />}
      </div>
    </section>
  );
};
