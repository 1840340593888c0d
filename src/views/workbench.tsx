import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Begin } from './decode/decode-hash';
import { useDecode } from './decode/use-decode';
import { ExpiryAnnouncer } from './expiry-announcer';
import { type Filter, NO_FILTER } from './filter/filter';
import { Inspector } from './inspector';
import { useLater } from './later';
import { LifecyclePane } from './lifecycle/lifecycle-pane';
import { useLanes } from './lifecycle/use-lanes';
import { ExposureMatrix } from './matrix/exposure-matrix';
import type { Picked } from './opened';
import { useScope } from './scope';
import type { OpenSettings } from './settings/settings-view';
import { useShown } from './shown';
import { TabScreen } from './tab-screen';
import { leaveSettings, SETTINGS, useHash } from './use-hash';
import { usePicked } from './use-picked';
import { verdictOf } from './verdict';
import { WorkbenchBar } from './workbench-bar';
import { WorkbenchList } from './workbench-list';

type Given = { begin: Picked | null; decoding: Begin | null; openSettings: OpenSettings };

/** All there is to see of a tab where there is room: what was found, the life of each grant, and the one thing picked. */
export const Workbench = ({ begin, decoding, openSettings }: Given) => {
  const { ready } = useScope();
  const { screen, shown, exposures } = useShown();
  const lanes = useLanes(shown);
  // Not a state: what does not read it is not drawn again with each letter typed.
  const filter = useSignal<Filter>(NO_FILTER);
  const [told, tell] = useState<string | null>(null);
  const { picked, arrived, pick, close, pane } = usePicked(begin);
  const { decode, control } = useDecode(decoding);
  const isSettings = useHash() === SETTINGS;
  const settings = useLater(() => import('./settings/settings-view'), isSettings);
  if (!ready.value) return null;
  const verdict = verdictOf(exposures);
  const decodeInstead = () => {
    leaveSettings();
    if (!control.isOpen) control.toggle();
  };
  if (isSettings)
    return (
      <>
        <WorkbenchBar verdict={verdict} decode={{ ...control, isOpen: false, toggle: decodeInstead }} />
        {settings && <settings.SettingsView open={openSettings} leave={leaveSettings} />}
      </>
    );
  const inspector = shown && (
    <Inspector
      picked={picked}
      arrived={arrived}
      told={told}
      tell={tell}
      inspection={shown}
      exposures={exposures}
      lanes={lanes}
      pick={pick}
      close={close}
      pane={pane}
    />
  );
  return (
    <>
      <WorkbenchBar verdict={verdict} decode={control} />
      {screen === 'report' && shown ? (
        <div class="cols three">
          <WorkbenchList
            inspection={shown}
            exposures={exposures}
            lanes={lanes}
            verdict={verdict}
            filter={filter}
            picked={picked}
            pick={pick}
          />
          {decode ?? (
            <LifecyclePane lanes={lanes} inspection={shown} picked={picked} pick={pick}>
              <ExposureMatrix inspection={shown} exposures={exposures} filter={filter} picked={picked} pick={pick} />
            </LifecyclePane>
          )}
          {inspector}
          <ExpiryAnnouncer inspection={shown} />
        </div>
      ) : (
        <div class="cols one">
          {decode ?? <TabScreen screen={screen} inspection={shown} verdict={verdict} open={pick} />}
          {picked && inspector}
        </div>
      )}
    </>
  );
};
