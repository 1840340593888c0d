import { useScope } from '../scope';
import { clockTime } from '../time';
import { axisOf } from './axis';
import { type Scale, xOf } from './scale';

/** The times along the top, and now. Read out by the events themselves. */
export const TimeAxis = ({ scale, width, edge }: { scale: Scale; width: number; edge: number }) => {
  const { now } = useScope();
  const present = xOf(scale, edge);
  return (
    <div class="tl-axis" aria-hidden="true">
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
    <span class="tl-chip num" style={{ left: `${xOf(scale, at)}px` }}>
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
