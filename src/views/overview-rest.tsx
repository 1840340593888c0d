import type { Inspection } from '../session/inspection';
import { CoverageList, FoldedCoverage } from './coverage-list';
import { DroppedNotice } from './dropped-notice';
import { ExpiryAnnouncer } from './expiry-announcer';
import { useScope } from './scope';

export { LifecycleStrip } from './lifecycle/lifecycle-strip';
export { TabNotices } from './tab-notices';

/** The end of the overview, which nobody sees at once: how far the eye reached, and what is said aloud. */
export const OverviewRest = ({ inspection, isClean }: { inspection: Inspection; isClean: boolean }) => {
  const { coverage } = useScope();
  return (
    <>
      {coverage.value && isClean && <CoverageList coverage={coverage.value} />}
      {coverage.value && !isClean && <FoldedCoverage coverage={coverage.value} />}
      <DroppedNotice events={inspection.dropped.events} />
      <ExpiryAnnouncer inspection={inspection} />
    </>
  );
};
