import { setTimeout as sleep } from 'node:timers/promises';
import type { Inspection } from '../../src/session/inspection';
import type { Expected, Sought } from '../lab/scenario';

/** Reads the inspection of one tab, however the browser at hand is asked. */
export type ReadInspection = () => Promise<Inspection | undefined>;

/** The findings of an inspection as far as a scenario foretells them: each once, in a fixed order. */
const foretold = (inspection: Inspection | undefined): string[] => {
  const kindOf = (id: string | undefined) => inspection?.tokens.find((token) => token.id === id)?.kind;
  const found = (inspection?.findings ?? []).map(
    ({ rule, place, token }) => `${rule} ${place?.channel ?? '-'} ${kindOf(token) ?? '-'}`,
  );
  return [...new Set(found)].sort();
};

/** Scenarios in which all is done well: whatever is said of them is a remark. */
export const QUIET: ReadonlySet<string> = new Set(['bff-safe', 'dpop-memory', 'look-alikes']);

/** What is more than a remark, each with where it is. */
export const aboveInfo = (inspection: Inspection | undefined): string[] =>
  (inspection?.findings ?? [])
    .filter(({ severity }) => severity !== 'info')
    .map(
      ({ rule, severity, certainty, place }) => `${severity} ${rule} (${certainty}) ${place?.channel} ${place?.key}`,
    );

export const listed = (expected: readonly Expected[]): string[] =>
  expected.map(({ rule, channel, kind }) => `${rule} ${channel} ${kind}`).sort();

/** Of what must have been seen, what was not. */
export const unseen = (inspection: Inspection | undefined, sought: readonly Sought[]): Sought[] =>
  sought.filter(
    ({ channel, kind, key = '', host }) =>
      !inspection?.sightings.some(
        ({ token, place }) =>
          place.channel === channel &&
          (place.key ?? '').includes(key) &&
          (host === undefined || place.host === host) &&
          inspection.tokens.some(({ id, kind: its }) => id === token && its === kind),
      ),
  );

/**
 * What is found once nothing more comes, asked when a scenario has ended: waits for what is expected, then for what is
 * not, until the last reading of the storage since the end is written, and a little beyond what came last.
 */
export const settledFindings = async (read: ReadInspection, expected: readonly Expected[]): Promise<string[]> => {
  const wanted = JSON.stringify(listed(expected));
  const asked = performance.now();
  while (JSON.stringify(foretold(await read())) !== wanted && performance.now() < asked + PATIENCE_MS) await sleep(100);
  await sleep(Math.max(QUIET_MS - (performance.now() - asked), WRITTEN_MS));
  return foretold(await read());
};

const PATIENCE_MS = 8_000;
/** Longer than the writes of a quarter second and the storage reading of one. */
const QUIET_MS = 1_500;
/** Longer than the writes of a quarter second. */
const WRITTEN_MS = 400;
