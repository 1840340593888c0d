import { computed } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import { useScope } from '../scope';
import { type Cursor, cursorAt, type Mark, markOf, stepped } from './cursor';
import type { Flag } from './flags';
import { Hatch } from './hatch';
import type { Entry, Lane } from './lane';
import { LaneView } from './lane-view';
import { msPerPx, type Scale } from './scale';
import { NowLine, TimeAxis, TimeGrid } from './time-axis';
import { useFocusAfter, useKeys } from './use-keys';
import { usePointer } from './use-pointer';
import type { Looking } from './use-range';
import { useWidth } from './use-width';

type Props = {
  lanes: readonly Lane[];
  /** What is held against events. */
  flags: ReadonlyMap<Lane, readonly Flag[]>;
  looking: Looking;
  /** Entry.key. */
  selected: string | null;
  select(entry: Entry): void;
};

const NONE: readonly Flag[] = [];

/** Names of the rows on the left; and on the right, room for half a time. px. */
const LEFT = 84;
const RIGHT = 22;

/** Every grant's life, drawn along one axis of time. Its equal in words is the table of events. */
export const Timeline = ({ lanes, flags, looking, selected, select }: Props) => {
  const { t, now, singleKeys } = useScope();
  const [element, width] = useWidth<HTMLDivElement>();
  const scale: Scale = { ...looking.range, left: LEFT, right: Math.max(LEFT + 1, width - RIGHT) };
  const perPx = msPerPx(scale);
  // Steps with the pixels, not with the seconds: between two steps only what shows the second is drawn anew.
  const edge = useMemo(() => computed(() => Math.floor(now.value / perPx) * perPx), [perPx]).value;
  const [mark, setMark] = useState<Mark | null>(null);
  const [hovered, setHovered] = useState<Cursor | null>(null);
  const cursor = cursorAt(lanes, mark, selected);
  const [step, setStep] = useState(0);
  const focus = useFocusAfter(element, '.tl-focus');

  const hold = (to: Cursor) => {
    setMark(markOf(to));
    looking.show(to.entry.event.at);
  };
  const go = (to: Cursor) => {
    hold(to);
    // Another button, so that its name is read out; whoever holds the focus keeps it while names change by themselves.
    setStep(step + 1);
    focus();
  };
  usePointer(element, {
    lanes,
    scale,
    looking,
    hover: setHovered,
    pick: (to) => {
      go(to);
      select(to.entry);
    },
  });
  useKeys(element, (key) => {
    const to = cursor && stepped(lanes, cursor, key);
    if (to) go(to);
    else if (!singleKeys.peek()) return false;
    else if (key === '+' || key === '=') looking.zoom(0.5, cursor?.entry.event.at);
    else if (key === '-') looking.zoom(2, cursor?.entry.event.at);
    else return false;
    return true;
  });

  return (
    <div ref={element} class="tl">
      <Hatch />
      <TimeAxis scale={scale} width={width} edge={edge} looking={looking} />
      <div class="tl-lanes">
        <TimeGrid scale={scale} />
        <ol aria-label={t('life_timeline')}>
          {lanes.map((lane) => (
            <LaneView
              key={lane.id}
              lane={lane}
              scale={scale}
              width={width}
              edge={edge}
              selected={selected}
              flags={flags.get(lane) ?? NONE}
              cursor={cursor?.lane === lane ? cursor.entry : null}
              hovered={hovered?.lane === lane ? hovered.entry : null}
              step={step}
              hold={(entry) => hold({ lane, entry })}
              select={select}
            />
          ))}
        </ol>
        <NowLine scale={scale} />
      </div>
    </div>
  );
};
