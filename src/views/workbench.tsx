import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { EmptyView, RestrictedView } from './empty-view';
import { ExpiryAnnouncer } from './expiry-announcer';
import { Inspector } from './inspector';
import { LifecyclePane } from './lifecycle/lifecycle-pane';
import { useLanes } from './lifecycle/use-lanes';
import type { Picked } from './opened';
import { PeekView } from './peek-view';
import { useScope } from './scope';
import { useShown } from './shown';
import { verdictOf } from './verdict';
import { WorkbenchBar } from './workbench-bar';
import { WorkbenchList } from './workbench-list';

/** All there is to see of a tab where there is room: what was found, the life of each grant, and the one thing picked. */
export const Workbench = ({ begin }: { begin: Picked | null }) => {
  const { ready } = useScope();
  const { screen, shown, exposures } = useShown();
  const lanes = useLanes(shown);
  const { picked, pick, close, pane } = usePicked(begin);
  if (!ready.value) return null;
  const verdict = verdictOf(exposures);
  const inspector = shown && (
    <Inspector
      key={JSON.stringify(picked)}
      picked={picked}
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
      <WorkbenchBar verdict={verdict} />
      {screen === 'report' && shown ? (
        <div class="cols three">
          <WorkbenchList inspection={shown} exposures={exposures} verdict={verdict} picked={picked} pick={pick} />
          <LifecyclePane lanes={lanes} inspection={shown} picked={picked} pick={pick} />
          {inspector}
          <ExpiryAnnouncer inspection={shown} />
        </div>
      ) : (
        <div class="cols one">
          {screen === 'restricted' && <RestrictedView />}
          {screen === 'peek' && <PeekView inspection={shown} verdict={verdict} open={pick} />}
          {(screen === 'empty' || screen === 'off') && <EmptyView off={screen === 'off'} />}
          {picked && inspector}
        </div>
      )}
    </>
  );
};

/** The one thing picked. Esc closes it, and gives the focus back to what picked it if it was in the pane. */
const usePicked = (begin: Picked | null) => {
  const [picked, setPicked] = useState(begin);
  const pane = useRef<HTMLElement>(null);
  const picker = useRef<Element | null>(null);
  const pick = (what: Picked) => {
    if (!pane.current?.contains(document.activeElement)) picker.current = document.activeElement;
    setPicked(what);
  };
  const close = () => {
    const within = pane.current?.contains(document.activeElement);
    const back = picker.current;
    if (within && (back instanceof HTMLElement || back instanceof SVGElement)) back.focus();
    setPicked(null);
  };
  useLayoutEffect(() => {
    if (!picked) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
  return { picked, pick, close, pane };
};
