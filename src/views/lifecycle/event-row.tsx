import type { Inspection } from '../../session/inspection';
import { useScope } from '../scope';
import { clockTime } from '../time';
import { eventPlace } from './event-place';
import { eventTitle, evidenceWord } from './event-words';
import type { Entry, Lane } from './lane';

/** One event in words: when, what, about which token, where, and how it is known. */
export const EventRow = (props: {
  entry: Entry;
  lane: Lane;
  inspection: Inspection;
  selected: boolean;
  select: (entry: Entry) => void;
}) => {
  const { t, now } = useScope();
  const { entry, lane, inspection, selected, select } = props;
  const { event } = entry;
  const { last, folded } = event.facts;
  // Of a date alone: a row need not be drawn anew each second.
  const time = (at: number) => clockTime(at, now.peek());
  return (
    <tr class={`${event.evidence}${selected ? ' sel' : ''}`}>
      <td class="num">{time(event.at)}</td>
      <td>
        <button type="button" aria-current={selected || undefined} onClick={() => select(entry)}>
          {eventTitle(t, entry, inspection)}
        </button>
        {typeof last === 'number' && last > event.at && <span class="num"> {t('life_until', time(last))}</span>}
        {typeof folded === 'number' && folded > 1 && <span> {t('life_stands_for', String(folded))}</span>}
      </td>
      <td class="mono">{event.token !== undefined && tokenLabel(event.token, inspection)}</td>
      <td>{eventPlace(t, entry, lane)}</td>
      <td>{evidenceWord(t, event)}</td>
    </tr>
  );
};

/** The name a token goes by; only a part of its id where the inspection no longer holds it. */
const tokenLabel = (id: string, { tokens }: Inspection): string =>
  tokens.find((token) => token.id === id)?.label ?? `·${id.slice(0, 6)}`;
