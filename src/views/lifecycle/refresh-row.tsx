import type { EventKind } from '../../oauth/grant';
import type { DrawnLane } from './drawn-lane';
import { formOf, Glyph } from './glyphs';
import type { Lane, Link } from './lane';
import { BAR_HEIGHT, barTop } from './rows';
import { isInView, type Scale, xOf } from './scale';
import type { Sign } from './spread';

type Props = { lane: Lane; drawn: DrawnLane; scale: Scale /** Now, ms, this computer's clock. */; edge: number };

/** The refresh tokens, one after another; what each brought; and, in red under them, time spent in web storage. */
export const RefreshRow = ({ lane, drawn, scale, edge }: Props) => {
  const { rows, knots } = drawn;
  const y = rows.refresh;
  if (y === null) return null;
  const x = (at: number) => xOf(scale, at);
  const currents = new Set(lane.chain.filter(isCurrent).map(({ entry }) => entry));
  return (
    <g>
      {lane.chain
        .filter(({ from, until }) => isInView(scale, from, until))
        .map((link) => (
          <Line key={link.token} link={link} y={y} scale={scale} edge={edge} />
        ))}
      {linksOf(lane, drawn, scale).map((path) => (
        <path key={path} d={path} class="lk" />
      ))}
      {knots.map(({ x: at, entries }) => (
        <Glyph
          key={entries[0].key}
          form={formOf(
            entries[0].event,
            entries.some((entry) => currents.has(entry)),
          )}
          x={at}
          y={y}
          more={entries.length > 1}
        />
      ))}
      {labelsOf(lane, drawn, scale).map(({ at, text }) => (
        <text key={text} x={at} y={y - 4} class="rn">
          {text}
        </text>
      ))}
      {mergedOf(lane, edge)
        .filter(({ from, until }) => isInView(scale, from, until))
        .map(({ from, until }) => ({ from, start: Math.max(scale.left, x(from)), end: x(until) }))
        .map(({ from, start, end }) => (
          <rect key={from} x={start} y={y + 6.5} width={Math.max(3, end - start)} height="3.5" rx="1.75" class="band" />
        ))}
    </g>
  );
};

const isCurrent = ({ state }: Link): boolean => state === 'current';

/** To its end or to now; dotted from now on where it may still be used. */
const Line = ({ link, y, scale, edge }: { link: Link; y: number; scale: Scale; edge: number }) => {
  const end = link.until ?? Number.MAX_SAFE_INTEGER;
  const from = Math.max(scale.left, xOf(scale, link.from));
  const past = Math.max(from, xOf(scale, Math.min(end, edge)));
  return (
    <g>
      <path d={`M${from} ${y}H${past}`} class={link.entry ? 'fam' : 'fam inferred'} />
      {isCurrent(link) && end > edge && <path d={`M${past} ${y}H${xOf(scale, end)}`} class="famf" />}
      {isCurrent(link) && link.until !== null && <path d={`M${xOf(scale, end)} ${y - 6}v12`} class="exp" />}
    </g>
  );
};

/** From where a refresh was answered up to the access token it brought. */
const linksOf = ({ bars }: Lane, { knots, rows }: DrawnLane, scale: Scale): string[] =>
  bars.flatMap(({ entry, from, row }) => {
    if (!entry || !(entry.event.facts.renewed === true || entry.event.kind === 'refreshed')) return [];
    const top = barTop(rows, row) + BAR_HEIGHT;
    const start = xOf(scale, from);
    const knot = answerTo(knots, entry.event.at);
    return knot && rows.refresh !== null ? [`M${knot.x} ${rows.refresh - 5}L${start} ${top}`] : [];
  });

/** The sign of what an answer said of the refresh token, told at about the same time. */
const answerTo = (knots: readonly Sign[], at: number): Sign | undefined => {
  const far = ({ entries }: Sign) =>
    Math.min(...entries.filter(({ event }) => ANSWERS.has(event.kind)).map(({ event }) => Math.abs(event.at - at)));
  const nearest = knots.toSorted((a, b) => far(a) - far(b))[0];
  return nearest && far(nearest) < NEAR_MS ? nearest : undefined;
};

const ANSWERS: ReadonlySet<EventKind> = new Set(['rotated', 'not_rotated', 'refreshed']);

/** What one answer says is told within this time; ms. */
const NEAR_MS = 1_500;

/** A name clears the frame around a sign that is selected; px. */
const BESIDE = 12;

/** The names of refresh tokens, where the next sign leaves room. */
const labelsOf = ({ chain }: Lane, { knots }: DrawnLane, scale: Scale): { at: number; text: string }[] =>
  chain.flatMap(({ entry, label }) => {
    const index = knots.findIndex(({ entries }) => entry !== undefined && entries.includes(entry));
    const knot = knots[index];
    if (!knot || knot.entries.length > 1 || knot.x < scale.left) return [];
    const next = knots[index + 1]?.x ?? scale.right + 8;
    return knot.x + BESIDE + label.length * 6.7 <= next - 7 ? [{ at: knot.x + BESIDE, text: label }] : [];
  });

/** Bands of refresh tokens, those that touch as one; to now where they have no end. */
const mergedOf = ({ bands }: Lane, edge: number): { from: number; until: number }[] => {
  const merged: { from: number; until: number }[] = [];
  for (const { kind, from, until } of bands) {
    if (kind !== 'refresh') continue;
    const end = Math.min(until ?? edge, edge);
    const last = merged.at(-1);
    if (last && from <= last.until + NEAR_MS) last.until = Math.max(last.until, end);
    else merged.push({ from, until: Math.max(from, end) });
  }
  return merged;
};
