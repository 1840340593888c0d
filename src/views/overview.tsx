import type { Inspection } from '../session/inspection';
import { ExposureList } from './exposure-list';
import { counts, type Exposure, isIgnored } from './exposures';
import { firstPicture } from './first-picture';
import { useLater } from './later';
import { Notices } from './notices';
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
  const { t } = useScope();
  const list = { site: inspection.site, open, from };
  const later = useLater(loadRest, true);
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
        {later && <later.TabNotices />}
        <TokenList inspection={inspection} exposures={exposures} open={open} from={from} />
        <div class="sec-column">
          <ExposureList title={t('exposures')} rows={exposures.filter(counts)} {...list} />
          {later && <later.LifecycleStrip inspection={inspection} />}
          <ExposureList
            title={t('notes')}
            rows={exposures.filter((row) => !counts(row) && !isIgnored(row))}
            {...list}
          />
          <ExposureList title={t('ignored')} rows={exposures.filter(isIgnored)} {...list} />
          {later && <later.OverviewRest inspection={inspection} isClean={verdict.top === null} />}
        </div>
      </main>
    </>
  );
};

const loadRest = async () => {
  await firstPicture;
  return import('./overview-rest');
};
