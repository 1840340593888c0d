import { Icon } from '../icon';
import { useScope } from '../scope';
import { clockTime } from '../time';
import { axisOf } from './axis';
import { NOW_PART } from './range';
import { type Scale, xOf } from './scale';
import type { Looking } from './use-range';

type Axis = { scale: Scale; width: number; edge: number; looking: Looking };

/** The times along the top, and now, or the way back there. Times are read out by the events themselves. */
export const TimeAxis = ({ scale, width, edge, looking }: Axis) => {
  const { t, now } = useScope();
  const { from, to } = scale;
  const present = edge < from ? scale.left - CHIP : edge > to ? scale.right : xOf(scale, edge);
  return (
    <div class="tl-axis">
      <svg width={width} height="22" aria-hidden="true">
        {axisOf(scale, now.peek())
          .map(({ at, label }) => ({ x: xOf(scale, at), label }))
          .filter(({ x }) => Math.abs(x - present) > CHIP && x < width - 16)
          .map(({ x, label }) => (
            <text key={x} x={x} y="15" class="ax" text-anchor="middle">
              {label}
            </text>
          ))}
      </svg>
      <NowChip scale={scale} />
      {(edge < from || edge > to) && (
        <button
          type="button"
          class={edge > to ? 'tl-chip follow end' : 'tl-chip follow'}
          onClick={() => looking.choose({ at: 'now', span: to - from, part: NOW_PART })}
        >
          {t('life_follow')}
          <Icon path={edge > to ? 'm6 3.5 4.5 4.5L6 12.5' : 'M10 3.5 5.5 8l4.5 4.5'} size={12} />
        </button>
      )}
    </div>
  );
};

/** Half of the chip and half of a label; px. */
const CHIP = 46;

const NowChip = ({ scale }: { scale: Scale }) => {
  const { now } = useScope();
  const at = now.value;
  if (at < scale.from || at > scale.to) return null;
  return (
    <span class="tl-chip num" aria-hidden="true" style={{ left: `${xOf(scale, at)}px` }}>
      {clockTime(at, at)}
    </span>
  );
};

/** Behind the lanes: a line for each time of the axis, and what is still to come. */
export const TimeGrid = ({ scale }: { scale: Scale }) => {
  const { now } = useScope();
  return (
    <div class="tl-grid" aria-hidden="true">
      {axisOf(scale, now.peek()).map(({ at, isDay }) => (
        <i key={at} class={isDay ? 'day' : ''} style={{ left: `${xOf(scale, at)}px` }} />
      ))}
      <Future scale={scale} />
    </div>
  );
};

const Future = ({ scale }: { scale: Scale }) => {
  const { now } = useScope();
  const from = Math.max(scale.left, xOf(scale, now.value));
  return from < scale.right ? <b style={{ left: `${from}px`, width: `${scale.right - from}px` }} /> : null;
};

/** The one line that moves with every second. */
export const NowLine = ({ scale }: { scale: Scale }) => {
  const { now } = useScope();
  const at = now.value;
  return at < scale.from || at > scale.to ? null : (
    <div class="tl-now" style={{ left: `${xOf(scale, at)}px` }} aria-hidden="true" />
  );
};
