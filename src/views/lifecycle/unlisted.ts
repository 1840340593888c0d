import type { Inspection } from '../../session/inspection';
import type { Lane } from './lane';

/** Events that no entry of these lanes shows: those that others stand for, and those that are nowhere any more. */
export const unlistedIn = (
  lanes: readonly Lane[],
  { grants, dropped }: Pick<Inspection, 'grants' | 'dropped'>,
): { folded: number; gone: number } => {
  const entries = lanes.flatMap((lane) => lane.entries);
  const folded = entries.reduce((sum, { event }) => sum + countIn(event.facts.folded), 0);
  // What has left the summary, but for what its pages give back.
  const summary = grants.reduce((sum, { events }) => sum + events.length, 0);
  const missing = dropped.events - (entries.length - summary);
  return { folded, gone: Math.max(0, missing - folded) };
};

const countIn = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
