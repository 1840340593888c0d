import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useScope } from '../scope';
import { AccessRow } from './access-row';
import { drawLane, type Spot, spotsOf } from './drawn-lane';
import { type Flag, Flags } from './flags';
import { FlowRow } from './flow-row';
import type { Entry, Lane } from './lane';
import { LaneHead, laneSummary } from './lane-head';
import { Pointed } from './pointed';
import { RefreshRow } from './refresh-row';
import { accessMiddle, type Rows, rowsOf } from './rows';
import type { Scale } from './scale';
import { useNear } from './use-near';

type Props = {
  lane: Lane;
  scale: Scale;
  width: number;
  /** Now, as exactly as the drawing can show it; ms, this computer's clock. */
  edge: number;
  selected: string | null;
  flags: readonly Flag[];
  /** The event that the keyboard is at, and what the pointer is over, where that is in this lane. */
  cursor: Entry | null;
  hovered: Entry | null;
  /** Changes when the cursor was moved. */
  step: number;
  hold(entry: Entry): void;
  select(entry: Entry): void;
};

/** One lane: its head, its drawing, and over it what can be focused. Drawn only near the screen, and anew only when it differs. */
export const LaneView = ({ lane, scale, width, edge, selected, flags, ...pointed }: Props) => {
  const { t, now } = useScope();
  const [element, near] = useNear<HTMLLIElement>();
  const { from, to, left, right } = scale;
  const summary = useMemo(() => laneSummary(t, lane, now.peek()), [lane, t]);
  const own = useMemo(() => lane.entries.find(({ key }) => key === selected)?.key ?? null, [lane, selected]);
  const isDrawn = width > 0 && (near || pointed.cursor !== null);
  const rows = useMemo(() => rowsOf(lane), [lane]);
  const drawn = useMemo(() => (isDrawn ? drawLane(lane, scale) : null), [lane, from, to, left, right, isDrawn]);
  const isPointed = own !== null || flags.length > 0 || pointed.cursor !== null || pointed.hovered !== null;
  const spots = useMemo(() => (isPointed && drawn ? spotsOf(lane, drawn, scale) : null), [drawn, isPointed]);
  const edgeOf = isRunning(lane, edge) ? edge : Number.MAX_SAFE_INTEGER;
  const spot = own === null ? undefined : spots?.get(own);
  const picture = useMemo(
    () =>
      drawn && (
        <>
          <RowLabels rows={rows} scale={scale} />
          <Window rows={rows} scale={scale} inset={1}>
            <AccessRow lane={lane} rows={rows} scale={scale} edge={edgeOf} />
          </Window>
          <Window rows={rows} scale={scale} inset={INSET}>
            {spot && <Selected spot={spot} rows={rows} />}
            <RefreshRow lane={lane} drawn={drawn} scale={scale} edge={edgeOf} />
            <FlowRow lane={lane} drawn={drawn} scale={scale} />
            {drawn.lines.map(({ x, entries: [{ key }] }) => (
              <path key={key} d={`M${x} 0V${rows.height - 4}`} class="logout" />
            ))}
          </Window>
        </>
      ),
    [drawn, edgeOf, spot?.x, spot?.y, t],
  );
  return (
    <li ref={element} class="tl-lane" data-lane={lane.id}>
      <LaneHead lane={lane} />
      <div class="tl-body">
        <svg width={width} height={rows.height} role="img" aria-label={summary}>
          {picture}
        </svg>
        {spots && <Flags flags={flags} spots={spots} scale={scale} />}
        {spots && <Pointed spots={spots} scale={scale} selected={selected} {...pointed} />}
      </div>
    </li>
  );
};

/** Signs at either edge are drawn whole; px. */
const INSET = 9;

type Frame = { rows: Rows; scale: Scale; inset: number; children: ComponentChildren };

/** Cuts off what lies outside of the time shown; `inset`: and so many px beside it. */
const Window = ({ rows: { height }, scale: { left, right }, inset, children }: Frame) => (
  <svg
    aria-hidden="true"
    x={left - inset}
    width={right - left + 2 * inset}
    height={height}
    viewBox={`${left - inset} 0 ${right - left + 2 * inset} ${height}`}
  >
    {children}
  </svg>
);

/** Around a sign, whole within its lane; on a bar without a ground of its own, which would hide what stands there. */
const Selected = ({ spot: { x, y }, rows }: { spot: Spot; rows: Rows }) => {
  const isOnBar = rows.access !== null && y > rows.access.top && y < (rows.dividers[1] ?? rows.height);
  const top = Math.min(y - 10, rows.height - 21);
  return <rect x={x - 10} y={top} width="20" height="20" rx="5" class={isOnBar ? 'sel open' : 'sel'} />;
};

const isRunning = ({ bars, chain, bands, gaps }: Lane, edge: number): boolean =>
  [...bars, ...chain, ...bands, ...gaps].some(({ until }) => until === null || until > edge - 60_000);

const RowLabels = ({ rows, scale }: { rows: Rows; scale: Scale }) => {
  const { t } = useScope();
  return (
    <>
      {rows.dividers.map((y) => (
        <path key={y} d={`M${scale.left} ${y}H${scale.right}`} class="lane" />
      ))}
      <text x="12" y={rows.flow + 4} class="ll">
        {t('life_row_flow')}
      </text>
      {rows.access && (
        <text x="12" y={accessMiddle(rows) + 4} class="ll">
          {t('life_row_access')}
        </text>
      )}
      {rows.refresh !== null && (
        <text x="12" y={rows.refresh + 2} class="ll">
          {t('life_row_refresh')}
        </text>
      )}
    </>
  );
};
