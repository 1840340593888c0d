import { useScope } from '../scope';
import { formOf, Glyph } from './glyphs';
import { HATCH } from './hatch';
import type { Bar, Lane } from './lane';
import { widthOf } from './notes';
import { accessMiddle, BAR_HEIGHT, barTop, type Rows } from './rows';
import { isInView, type Scale, xOf } from './scale';
import { runsOf, ticksOf } from './ticks';

type Props = { lane: Lane; rows: Rows; scale: Scale /** Now, ms, this computer's clock. */; edge: number };

/** Access tokens from issue to end, and what a server does where nobody can look. */
export const AccessRow = ({ lane, rows, scale, edge }: Props) => (
  <g>
    {lane.gaps
      .filter(({ from, until }) => isInView(scale, from, until ?? edge))
      .map(({ from, until }) => (
        <Gap key={from} from={xOf(scale, from)} to={xOf(scale, until ?? edge)} middle={accessMiddle(rows)} />
      ))}
    {lane.bands
      .filter(({ kind, from, until }) => kind === 'access' && isInView(scale, from, until))
      .map(({ token, from, until, entry }) => {
        const bar = lane.bars.find((one) => one.token === token);
        const start = xOf(scale, from);
        const end = xOf(scale, Math.min(until ?? edge, edge));
        const y = barTop(rows, bar?.row ?? 0) + BAR_HEIGHT + 0.5;
        return <rect key={entry.key} x={start} y={y} width={Math.max(2, end - start)} height="2" class="band access" />;
      })}
    {barsIn(lane, scale).map((bar) => (
      <BarOf key={bar.token} bar={bar} top={barTop(rows, bar.row)} scale={scale} edge={edge} />
    ))}
  </g>
);

/** Those in view; of those that would lie on each other to the pixel, one. */
const barsIn = ({ bars }: Lane, scale: Scale): Bar[] => {
  const places = new Set<string>();
  return bars.filter(({ from, until, hatched, row, uses }) => {
    if (!isInView(scale, from, lastOf(until, uses))) return false;
    const ends = [from, until ?? Number.MAX_SAFE_INTEGER, hatched ?? 0].map((at) => Math.round(xOf(scale, at)));
    const place = [row, ...ends].join();
    const isFree = !places.has(place);
    places.add(place);
    return isFree;
  });
};

/** A token may be used after its end. */
const lastOf = (until: number | null, uses: Bar['uses']): number | null =>
  until === null ? null : Math.max(until, Number(uses.at(-1)?.event.facts.last ?? uses.at(-1)?.event.at ?? until));

const Gap = ({ from, to, middle }: { from: number; to: number; middle: number }) => {
  const { t } = useScope();
  const text = t('life_unseen');
  return (
    <g>
      <rect x={from} y={middle - 8.5} width={Math.max(6, to - from)} height="17" rx="3.5" class="gap" />
      {to - from > widthOf(text) + 12 && (
        <text x={(from + to) / 2} y={middle + 4} text-anchor="middle" class="nt">
          {text}
        </text>
      )}
    </g>
  );
};

const RADIUS = 3.5;

const BarOf = ({ bar, top, scale, edge }: { bar: Bar; top: number; scale: Scale; edge: number }) => {
  const { from, until, hatched } = bar;
  const x = (at: number) => xOf(scale, at);
  const start = x(from);
  const bottom = top + BAR_HEIGHT;
  const solid = Math.max(start + 2, x(Math.min(hatched ?? edge, until ?? edge, edge)));
  const end = x(until ?? Number.MAX_SAFE_INTEGER);
  const isWhole = hatched === null && until !== null && until <= edge;
  const ticks = ticksOf(bar, scale);
  return (
    <g>
      {hatched !== null && <Rest from={start} to={until === null ? x(edge) : end} top={top} kind="ded" />}
      {hatched === null && (until ?? edge + 1) > edge && (
        <Rest from={start} to={end} top={top} kind="fut" open={until === null} />
      )}
      <path d={barPath(start, solid, top, isWhole)} class="bar" />
      {runsOf(bar, scale).map(([first, last]) => (
        <path key={first} d={`M${first} ${bottom - 0.7}H${last}`} class={first < solid ? 'use' : 'late thin'} />
      ))}
      {TICKS.filter(([kind]) => ticks[kind].length > 0).map(([kind, height]) => (
        <path
          key={kind}
          d={ticks[kind].map((at) => `M${at} ${bottom - height}V${bottom}`).join('')}
          class={CLASSES[kind]}
        />
      ))}
      <Label bar={bar} from={Math.max(start, scale.left)} to={solid} top={top} />
      {until !== null && <path d={`M${end} ${top - 3}V${bottom + 3}`} class="exp" />}
      {crossesOf(bar, scale).map(({ at, entry }) => (
        <Glyph key={entry.key} form={formOf(entry.event, false)} x={at} y={bottom - 4} />
      ))}
    </g>
  );
};

const TICKS = [
  ['own', 4.5],
  ['issuer', 6],
  ['third', 8],
  ['late', 7],
] as const;

const CLASSES = { own: 'use', issuer: 'use issuer', third: 'use third', late: 'late' };

/** The outline of what is left, or of what is good only by itself. `open`: its end is not known. */
const Rest = (props: { from: number; to: number; top: number; kind: 'ded' | 'fut'; open?: boolean }) => {
  const { from, to, top, kind, open = false } = props;
  const y = top + 0.5;
  const fill = kind === 'ded' ? { fill: HATCH } : {};
  return open ? (
    <path d={`M${to} ${y}H${from}v${BAR_HEIGHT - 1}H${to}`} class={kind} {...fill} />
  ) : (
    <rect x={from} y={y} width={Math.max(1, to - from)} height={BAR_HEIGHT - 1} rx={RADIUS} class={kind} {...fill} />
  );
};

const barPath = (from: number, to: number, top: number, isWhole: boolean): string => {
  const r = Math.min(RADIUS, (to - from) / 2);
  const side = BAR_HEIGHT - 2 * r;
  const end = isWhole
    ? `H${to - r}a${r} ${r} 0 0 1 ${r} ${r}v${side}a${r} ${r} 0 0 1-${r} ${r}`
    : `H${to}v${BAR_HEIGHT}`;
  return `M${from + r} ${top}${end}H${from + r}a${r} ${r} 0 0 1-${r}-${r}v-${side}a${r} ${r} 0 0 1 ${r}-${r}z`;
};

const Label = ({ bar, from, to, top }: { bar: Bar; from: number; to: number; top: number }) =>
  to - from > bar.label.length * 6.7 + 10 ? (
    <text x={from + 6} y={top + 11.5} class="bn">
      {bar.label}
    </text>
  ) : null;

/** Refusals, those a few px apart as one. */
const crossesOf = (bar: Bar, scale: Scale): { at: number; entry: Bar['uses'][number] }[] => {
  const crosses: { at: number; entry: Bar['uses'][number] }[] = [];
  for (const entry of bar.rejections) {
    const at = xOf(scale, entry.event.at);
    if (at - (crosses.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= 8) crosses.push({ at, entry });
  }
  return crosses;
};
