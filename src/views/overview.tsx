import type { Inspection } from '../session/inspection';
import { CoverageList, FoldedCoverage } from './coverage-list';
import { ExposureList } from './exposure-list';
import { counts, type Exposure, isIgnored } from './exposures';
import { useLater } from './later';
import { DroppedNotice, Notices } from './notices';
import type { Open, Opened } from './opened';
import { useScope } from './scope';
import { TokenList } from './token-list';
import type { Verdict } from './verdict';
import { VerdictLine, verdictTitle } from './verdict-lines';
import { ReviewButton, VerdictStrip } from './verdict-strip';

/** What is known of a watched tab: the verdict, the tokens, the exposures, and how far the eye reached. */
export const Overview = (props: {
  inspection: Inspection;
  exposures: readonly Exposure[];
  verdict: Verdict;
  open: Open;
  from: Opened | null;
}) => {
  const { inspection, exposures, verdict, open, from } = props;
  const { t, coverage } = useScope();
  const list = { site: inspection.site, open, from };
  const isClean = verdict.top === null;
  const life = useLater(() => import('./lifecycle/lifecycle-strip'), inspection.grants.length > 0);
  const announcer = useLater(() => import('./expiry-announcer'), true);
  return (
    <>
      <VerdictStrip
        level={verdict.top?.severity ?? 'ok'}
        title={verdictTitle(t, verdict, inspection)}
        line={<VerdictLine verdict={verdict} />}
        action={<ReviewButton verdict={verdict} open={open} />}
      />
      <main>
        <Notices />
        <TokenList inspection={inspection} exposures={exposures} open={open} from={from} />
        <div class="sec-column">
          <ExposureList title={t('exposures')} rows={exposures.filter(counts)} {...list} />
          <ExposureList
            title={t('notes')}
            rows={exposures.filter((row) => !counts(row) && !isIgnored(row))}
            {...list}
          />
          <ExposureList title={t('ignored')} rows={exposures.filter(isIgnored)} {...list} />
          {life && <life.LifecycleStrip inspection={inspection} />}
          {coverage.value && isClean && <CoverageList coverage={coverage.value} />}
          {coverage.value && !isClean && <FoldedCoverage coverage={coverage.value} />}
          <DroppedNotice />
        </div>
      </main>
      {announcer && <announcer.ExpiryAnnouncer inspection={inspection} />}
    </>
  );
};
