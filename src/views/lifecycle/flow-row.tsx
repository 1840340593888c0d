import { useScope } from '../scope';
import type { DrawnLane } from './drawn-lane';
import { formOf, Glyph } from './glyphs';
import type { Entry, Lane } from './lane';
import { notesOf, wordsOf } from './notes';
import type { Scale } from './scale';
import { APART, type Sign } from './spread';

/** What was asked and answered: the signs of a sign-in joined by a line, and a few words where there is room. */
export const FlowRow = ({ lane, drawn, scale }: { lane: Lane; drawn: DrawnLane; scale: Scale }) => {
  const { t, now } = useScope();
  const { flow, lines, rows } = drawn;
  const signs = [...flow, ...lines].sort((a, b) => a.x - b.x);
  const renewals = new Set(lane.marks.filter(({ event }) => event.kind === 'silent_renew').map(({ grant }) => grant));
  const words = (entry: Entry) => wordsOf(t, entry, now.peek(), renewals.has(entry.grant));
  const notes = notesOf(signs, words, { from: scale.left, to: scale.right });
  return (
    <g>
      {joints(flow).map(([from, to]) => (
        <path key={from} d={`M${from + 5} ${rows.flow}H${to - 5}`} class="ln" />
      ))}
      {flow.map(({ x, entries: [{ key, event }, ...more] }) => (
        <Glyph key={key} form={formOf(event, false)} x={x} y={rows.flow} more={more.length > 0} />
      ))}
      {notes.map(({ x, side, text }) => (
        <text key={x} x={x} y={rows.flow + 4} class="nt" text-anchor={side === 'left' ? 'end' : 'start'}>
          {text}
        </text>
      ))}
    </g>
  );
};

/** Neighbours of one sign-in that stand close together. */
const joints = (flow: readonly Sign[]): [number, number][] =>
  flow.flatMap((sign, index) => {
    const next = flow[index + 1];
    const isOne = next && next.entries[0].grant === sign.entries[0].grant && next.x - sign.x <= APART * 1.5;
    return isOne && STEPS.has(sign.entries[0].event.kind) && STEPS.has(next.entries[0].event.kind)
      ? [[sign.x, next.x] as [number, number]]
      : [];
  });

const STEPS: ReadonlySet<string> = new Set([
  'authorization_request',
  'callback',
  'authorization_error',
  'code_exchange',
  'backend_exchange',
  'silent_renew',
  'discovery',
]);
