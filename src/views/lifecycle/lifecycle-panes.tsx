import { InspectorHead } from '../inspector-head';
import type { Picking } from '../inspector-panes';
import { hostOf } from '../origin';
import { useScope } from '../scope';
import { Text } from '../text';
import { EventDetail } from './event-detail';
import { eventTitle } from './event-words';
import { FiguresList } from './figures-list';
import { GrantList, LaneName } from './grant-list';
import type { Entry, Lane } from './lane';
import { StoryView } from './story-view';

/** One event, and the way to the grant it belongs to. */
export const EventPane = (props: Picking & { lane: Lane; entry: Entry }) => {
  const { t } = useScope();
  const { lane, entry, inspection, exposures, pick, close, arrived } = props;
  return (
    <>
      <InspectorHead
        title={eventTitle(t, entry, inspection)}
        sub={
          <button type="button" class="link ell" onClick={() => pick({ kind: 'grant', id: lane.id })}>
            <LaneName lane={lane} />
          </button>
        }
        close={close}
        arrived={arrived}
      />
      <div class="scroll reading">
        <EventDetail entry={entry} lane={lane} inspection={inspection} exposures={exposures} open={pick} />
      </div>
    </>
  );
};

/** One grant: its story, what can be worked out of it, and the way to the others. */
export const GrantPane = (props: Picking & { lane: Lane; isPicked: boolean }) => {
  const { lane, lanes, inspection, isPicked, pick, close, arrived, told, tell } = props;
  return (
    <>
      <InspectorHead
        title={<LaneName lane={lane} />}
        sub={lane.clientId !== undefined && lane.issuer !== '' && <Text value={hostOf(lane.issuer)} longest={253} />}
        close={isPicked ? close : undefined}
        arrived={arrived}
      />
      <div class="scroll reading">
        <StoryView
          lane={lane}
          inspection={inspection}
          isOpen={told === lane.id}
          setOpen={(open) => {
            tell(open ? lane.id : null);
            pick({ kind: 'grant', id: lane.id });
          }}
          select={(key) => pick({ kind: 'event', key })}
        />
        <FiguresList lane={lane} inspection={inspection} />
        <GrantList
          lanes={lanes.filter((other) => other !== lane)}
          inspection={inspection}
          open={({ id }) => pick({ kind: 'grant', id })}
        />
      </div>
    </>
  );
};
