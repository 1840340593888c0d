import type { Observation } from '../../src/oauth/observation';
import { type Knowledge, type Seen, sight } from '../../src/oauth/sight';
import { makeKnowledge } from './make-observation';

/** The sightings of an observation; where nothing is said of it, nothing is known beforehand. */
export const see = async (observation: Observation, known?: Knowledge): Promise<Seen[]> =>
  (await sight(observation, known ?? (await makeKnowledge()))).seen;

/** What matters of each sighting, in one line: certainty, kind, and the last name of its key. */
export const told = (seen: readonly Seen[]): string[] =>
  seen.map(({ token, certainty, place: { key = '' } }) =>
    `${certainty} ${token.kind} ${key.split(' › ').at(-1)}`.trim(),
  );
