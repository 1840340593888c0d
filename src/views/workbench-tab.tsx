import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { ExpiryAnnouncer } from './expiry-announcer';
import type { Filter } from './filter/filter';
import { useFiltered } from './filter/use-filtered';
import { Guarded } from './guarded';
import { Inspector } from './inspector';
import { LifecyclePane } from './lifecycle/lifecycle-pane';
import { useLanes } from './lifecycle/use-lanes';
import { ExposureMatrix } from './matrix/exposure-matrix';
import { useScope } from './scope';
import type { Shown } from './shown';
import { TabScreen } from './tab-screen';
import type { usePicked } from './use-picked';
import { useSameRows } from './use-same-rows';
import { useWhole } from './use-whole';
import type { Verdict } from './verdict';
import { WorkbenchList } from './workbench-list';

type Given = Shown &
  ReturnType<typeof usePicked> & {
    verdict: Verdict;
    filter: Signal<Filter>;
    told: string | null;
    tell: (lane: string | null) => void;
    /** What is decoded, in place of the middle; null where nothing is. */
    decode: JSX.Element | null;
  };

/** Below the bar of the workbench: the columns, each on its own where one cannot be drawn. */
export const WorkbenchTab = (given: Given) => {
  const { tab } = useScope();
  const { screen, shown, verdict, filter, told, tell, decode, picked, arrived, pick, close, pane } = given;
  const exposures = useSameRows(given.exposures);
  const whole = useWhole(shown);
  const filtered = useFiltered(filter, whole, exposures);
  const lanes = useLanes(whole);
  const seen = whole && { inspection: whole, exposures, lanes, picked, pick };
  const inspector = seen && (
    <Guarded of={picked} as="aside" class="pane right">
      <Inspector {...seen} arrived={arrived} told={told} tell={tell} close={close} pane={pane} />
    </Guarded>
  );
  return screen === 'report' && shown && seen ? (
    <div class="cols three">
      <Guarded of={tab.value} as="section" class="pane left">
        <WorkbenchList {...seen} verdict={verdict} filter={filter} filtered={filtered} />
      </Guarded>
      <Guarded of={decode === null} class="centre">
        {decode ?? (
          <LifecyclePane lanes={lanes} inspection={shown} picked={picked} pick={pick}>
            <ExposureMatrix {...seen} filter={filter} filtered={filtered} />
          </LifecyclePane>
        )}
      </Guarded>
      {inspector}
      <ExpiryAnnouncer inspection={seen.inspection} />
    </div>
  ) : (
    <div class="cols one">
      <Guarded of={decode === null}>
        {decode ?? <TabScreen screen={screen} inspection={shown} verdict={verdict} open={pick} />}
      </Guarded>
      {picked && inspector}
    </div>
  );
};
