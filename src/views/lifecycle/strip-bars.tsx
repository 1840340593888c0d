import type { JSX } from 'preact';
import type { EventKind } from '../../oauth/grant';
import type { Bar, Lane } from './lane';

type Range = { from: number; to: number };

const MINUTE = 60_000;

/** What a strip shows, ms, this computer's clock: a grant that has ended ends there, one that lives goes on past now. */
export const stripRange = ({ from, to }: Range, now: number): Range => {
  const passed = Math.max(MINUTE, Math.min(now, to) - from);
  return { from, to: to < now ? from + passed : Math.min(Math.max(to, from + passed), now + passed / 2) };
};

/** One grant in miniature, without an axis: its access tokens, its refreshes, its end. The words beside it say the same. */
export const StripBars = ({ lane, now }: { lane: Lane; now: number }) => {
  const range = stripRange(lane, now);
  const x: Place = (at) => `${(partOf(range, at) * 100).toFixed(2)}%`;
  const [first] = lane.chain;
  return (
    <svg class="strip" width="100%" height="28" aria-hidden="true">
      {lane.bars.map((bar) => (
        <StripBar key={bar.token} bar={bar} range={range} now={now} x={x} />
      ))}
      {first && <line class="chain" x1={x(first.from)} x2={x(Math.min(now, range.to))} y1={BASE} y2={BASE} />}
      {lane.lines.map(({ key, event }) => (
        <line key={key} class="out" x1={x(event.at)} x2={x(event.at)} y1="0" y2="28" />
      ))}
      {lane.entries.map(({ key, event }) => {
        const shape = event.facts.renewed === true ? undefined : SHAPES[event.kind];
        return (
          shape && (
            <svg key={key} x={x(event.at)} y={BASE} overflow="visible" aria-hidden="true">
              {shape}
            </svg>
          )
        );
      })}
    </svg>
  );
};

type Place = (at: number) => string;

const StripBar = ({ bar, range, now, x }: { bar: Bar; range: Range; now: number; x: Place }) => {
  const { from, until, hatched, row } = bar;
  const box = { x: x(from), y: 2 + row * 8, height: 6, rx: 1.5 };
  const width: Place = (to) => `${((partOf(range, to) - partOf(range, from)) * 100).toFixed(2)}%`;
  const end = until ?? range.to;
  return (
    <>
      <rect class="rest" {...box} width={width(end)} />
      <rect class="bar" {...box} width={width(Math.min(hatched ?? now, end, now))} />
      {until !== null && until <= range.to && (
        <line class="cap" x1={x(until)} x2={x(until)} y1={box.y - 1} y2={box.y + 7} />
      )}
    </>
  );
};

/** 0 to 1; what lies outside is put at the edge. */
const partOf = ({ from, to }: Range, at: number): number => Math.min(1, Math.max(0, (at - from) / (to - from)));

/** Where the signs stand, px from above. */
const BASE = 22;

const CROSS = <path class="x" d="m-3-3 6 6m0-6-6 6" />;
const DIAMOND = <path class="dia" d="m0-4.5 4.5 4.5L0 4.5-4.5 0z" />;

/** One shape a meaning, round the point it is put at. */
const SHAPES: Partial<Record<EventKind, JSX.Element>> = {
  token_issued: <rect class="ev" x="-3.5" y="-3.5" width="7" height="7" rx="1.5" />,
  refreshed: DIAMOND,
  refresh_refused: CROSS,
  token_rejected: CROSS,
  revoked: CROSS,
};
