import { cut } from '../legible';
import { useScope } from '../scope';
import { clockTime } from '../time';
import type { Spot } from './drawn-lane';
import { eventTitle } from './event-words';
import type { Entry } from './lane';
import type { Scale } from './scale';

type Props = {
  spots: ReadonlyMap<string, Spot>;
  scale: Scale;
  cursor: Entry | null;
  hovered: Entry | null;
  selected: string | null;
  step: number;
  hold(entry: Entry): void;
  select(entry: Entry): void;
};

/** What lies over a lane: the one button that the keyboard moves from event to event, and what names the event pointed at. */
export const Pointed = ({ spots, scale, cursor, hovered, selected, step, hold, select }: Props) => {
  const name = useName();
  const at = cursor && spots.get(cursor.key);
  const over = hovered && spots.get(hovered.key);
  return (
    <>
      {cursor && at && (
        <button
          key={step}
          type="button"
          class="tl-focus"
          style={{ left: `${Math.min(scale.right, Math.max(scale.left, at.x))}px`, top: `${at.y}px` }}
          aria-label={name(cursor)}
          aria-pressed={selected === cursor.key}
          onFocus={() => hold(cursor)}
          onClick={() => select(cursor)}
        />
      )}
      {cursor && at && <Tip spot={at} scale={scale} text={name(cursor)} kind="of-focus" />}
      {hovered && over && <Tip spot={over} scale={scale} text={name(hovered)} kind="" />}
    </>
  );
};

/** Beside what it names, on the side where there is room; the name is the button's own, too. */
const Tip = ({ spot, scale, text, kind }: { spot: Spot; scale: Scale; text: string; kind: string }) => {
  const side = spot.x < scale.left + 170 ? 'at-start' : spot.x > scale.right - 170 ? 'at-end' : '';
  return (
    <span class={`tl-tip ${kind} ${side}`} style={{ left: `${spot.x}px`, top: `${spot.y - 14}px` }} aria-hidden="true">
      {text}
    </span>
  );
};

const useName = () => {
  const { t, now, inspection } = useScope();
  return (entry: Entry): string => {
    const title = eventTitle(t, entry, { tokens: inspection.peek()?.tokens ?? [] });
    return `${clockTime(entry.event.at, now.peek())} ${cut(title, 300)}`;
  };
};
