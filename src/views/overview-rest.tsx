import type { Inspection } from '../session/inspection';
import { CoverageList, FoldedCoverage } from './coverage-list';
import { DroppedNotice } from './dropped-notice';
import { ExpiryAnnouncer } from './expiry-announcer';
import { LifecycleStrip } from './lifecycle/lifecycle-strip';
import { useScope } from './scope';

/** The end of the overview, which nobody sees at once: the life of each grant, and how far the eye reached. */
export const OverviewRest = ({ inspection, isClean }: { inspection: Inspection; isClean: boolean }) => {
  const { coverage } = useScope();
  return (
    <>
      <LifecycleStrip inspection={inspection} />
      {coverage.value && isClean && <CoverageList coverage={coverage.value} />}
      {coverage.value && !isClean && <FoldedCoverage coverage={coverage.value} />}
      <DroppedNotice />
      <ExpiryAnnouncer inspection={inspection} />
    </>
  );
};
