import { useSignal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Begin } from './decode/decode-hash';
import { useDecode } from './decode/use-decode';
import { type Filter, NO_FILTER } from './filter/filter';
import { Guarded } from './guarded';
import { useLater } from './later';
import type { Picked } from './opened';
import { useScope } from './scope';
import type { OpenSettings } from './settings/settings-view';
import { useShown } from './shown';
import { leaveSettings, SETTINGS, useHash } from './use-hash';
import { usePicked } from './use-picked';
import { verdictOf } from './verdict';
import { WorkbenchBar } from './workbench-bar';
import { WorkbenchTab } from './workbench-tab';

type Given = { begin: Picked | null; decoding: Begin | null; openSettings: OpenSettings };

/** All there is to see of a tab where there is room: what was found, the life of each grant, and the one thing picked. */
export const Workbench = ({ begin, decoding, openSettings }: Given) => {
  const { tab, ready } = useScope();
  const seen = useShown();
  // Not a state: what does not read it is not drawn again with each letter typed.
  const filter = useSignal<Filter>(NO_FILTER);
  const [told, tell] = useState<string | null>(null);
  const picking = usePicked(begin);
  const { decode, control } = useDecode(decoding);
  const isSettings = useHash() === SETTINGS;
  const settings = useLater(() => import('./settings/settings-view'), isSettings);
  if (!ready.value) return null;
  const verdict = verdictOf(seen.exposures);
  const decodeInstead = () => {
    leaveSettings();
    if (!control.isOpen) control.toggle();
  };
  if (isSettings)
    return (
      <>
        <WorkbenchBar verdict={verdict} decode={{ ...control, isOpen: false, toggle: decodeInstead }} />
        <Guarded>{settings && <settings.SettingsView open={openSettings} leave={leaveSettings} />}</Guarded>
      </>
    );
  return (
    <>
      <WorkbenchBar verdict={verdict} decode={control} />
      <Guarded of={tab.value}>
        <WorkbenchTab
          {...seen}
          {...picking}
          verdict={verdict}
          filter={filter}
          told={told}
          tell={tell}
          decode={decode}
        />
      </Guarded>
    </>
  );
};
