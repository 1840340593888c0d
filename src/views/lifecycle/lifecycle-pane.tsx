import type { Inspection } from '../../session/inspection';
import { DroppedNotice } from '../dropped-notice';
import { Notices } from '../notices';
import type { Pick, Picked } from '../opened';
import { useScope } from '../scope';
import { EventsTable } from './events-table';
import type { Lane } from './lane';

/** The middle of the workbench: what keeps the view from being whole, then the life of each grant. */
export const LifecyclePane = (props: {
  lanes: readonly Lane[];
  inspection: Inspection;
  picked: Picked | null;
  pick: Pick;
}) => {
  const { t } = useScope();
  const { lanes, inspection, picked, pick } = props;
  const selected = picked?.kind === 'event' ? picked.key : null;
  return (
    <main class="centre">
      <Notices />
      <DroppedNotice />
      <div class="bh">
        <h2>{t('life_title')}</h2>
      </div>
      <EventsTable
        lanes={lanes}
        inspection={inspection}
        selected={selected}
        select={({ key }) => pick({ kind: 'event', key })}
      />
    </main>
  );
};
