import { useRef, useState } from 'preact/hooks';
import type { Inspection } from '../../session/inspection';
import { useArrowKeys } from '../arrow-keys';
import { Icon } from '../icon';
import { DOWN } from '../icon-paths';
import { UP } from '../more-icon-paths';
import { hostOf } from '../origin';
import { useScope } from '../scope';
import { ShowMore } from '../show-more';
import { Text } from '../text';
import { useSlices } from '../use-slices';
import { EventRow } from './event-row';
import type { Entry, Lane } from './lane';
import { unlistedIn } from './unlisted';

/** Rows drawn at once, in all tables together, and fewest in one: thousands would be one long task. */
const ROWS = 200;
const FEWEST = 10;

type Props = {
  lanes: readonly Lane[];
  inspection: Inspection;
  /** Entry.key. */
  selected: string | null;
  select: (entry: Entry) => void;
};

/** The text equal of the drawing: a table a grant, the newest event first unless the reader turns it round. */
export const EventsTable = ({ lanes, inspection, selected, select }: Props) => {
  const { t } = useScope();
  const [oldest, setOldest] = useState(false);
  const list = useArrowKeys<HTMLDivElement>();
  const { folded } = unlistedIn(lanes, inspection);
  const turn = () => setOldest(!oldest);
  if (lanes.length === 0) return <p class="hint">{t('life_no_events')}</p>;
  return (
    <div class="events" ref={list}>
      {folded > 0 && <p class="hint">{t('life_folded_uses', String(folded))}</p>}
      {lanes.map((lane) => (
        <LaneTable
          key={lane.id}
          lane={lane}
          inspection={inspection}
          selected={selected}
          select={select}
          oldest={oldest}
          turn={turn}
          slice={Math.max(FEWEST, Math.ceil(ROWS / lanes.length))}
        />
      ))}
    </div>
  );
};

const LaneTable = (props: Omit<Props, 'lanes'> & { lane: Lane; oldest: boolean; turn: () => void; slice: number }) => {
  const { t } = useScope();
  const { lane, inspection, selected, select, oldest, turn } = props;
  // As it was at first: rows that are there stay there when another grant comes.
  const [slice] = useState(props.slice);
  const body = useRef<HTMLTableSectionElement>(null);
  const { most, more } = useSlices(body, slice, 'button');
  const shown = (oldest ? lane.entries : lane.entries.toReversed()).slice(0, most);
  const rest = lane.entries.length - shown.length;
  return (
    <table>
      <caption>
        <b>
          <Text value={lane.clientId ?? hostOf(lane.issuer)} longest={100} />
        </b>
        {lane.clientId !== undefined && lane.issuer !== '' && (
          <span>
            <Text value={hostOf(lane.issuer)} longest={253} />
          </span>
        )}
        <span class="num">{t('life_event_count', String(lane.entries.length))}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col" aria-sort={oldest ? 'ascending' : 'descending'}>
            <button type="button" onClick={turn}>
              {t('life_col_time')}
              <Icon path={oldest ? UP : DOWN} size={12} />
            </button>
          </th>
          <th scope="col">{t('life_col_event')}</th>
          <th scope="col">{t('life_col_token')}</th>
          <th scope="col">{t('life_col_place')}</th>
          <th scope="col">{t('life_col_evidence')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {shown.map((entry) => (
          <EventRow
            key={entry.key}
            entry={entry}
            lane={lane}
            inspection={inspection}
            selected={entry.key === selected}
            select={select}
          />
        ))}
      </tbody>
      {rest > 0 && (
        <tfoot>
          <tr>
            <td colSpan={5}>
              <ShowMore rest={rest} size={slice} more={more} />
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
};
