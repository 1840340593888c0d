import type { ComponentChildren } from 'preact';
import type { Inspection } from '../../session/inspection';
import { DroppedNotice } from '../dropped-notice';
import { Notices } from '../notices';
import type { Pick, Picked } from '../opened';
import { useScope } from '../scope';
import { TabNotices } from '../tab-notices';
import type { Lane } from './lane';
import { LifecycleView } from './lifecycle-view';
import { unlistedIn } from './unlisted';

/** The middle of the workbench: what keeps the view from being whole, the life of each grant, and what comes below it. */
export const LifecyclePane = (props: {
  lanes: readonly Lane[];
  inspection: Inspection;
  picked: Picked | null;
  pick: Pick;
  children: ComponentChildren;
}) => {
  const { history } = useScope();
  const { lanes, inspection, picked, pick, children } = props;
  const selected = picked?.kind === 'event' ? picked.key : null;
  return (
    <main class="centre">
      <Notices />
      <TabNotices />
      {/* Until the pages are read, nothing says that an event is gone. */}
      <DroppedNotice events={history.value ? unlistedIn(lanes, inspection).gone : 0} />
      <LifecycleView
        lanes={lanes}
        inspection={inspection}
        selected={selected}
        select={({ key }) => pick({ kind: 'event', key })}
      />
      {children}
    </main>
  );
};
