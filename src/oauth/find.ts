import { type Class, classify } from './classify';
import { followedRuns } from './followed-runs';
import { decodeCompact } from './jwt';
import type { Leaf } from './leaves';
import type { Field, Observation } from './observation';
import type { Knowledge } from './sight';
import { kindOfChecksum } from './value-format';

/** A credential in a field, its value still in it. */
export type Found = { value: string; id: string; key: string; class: Class; scheme?: string };

/** What a leaf holds: the value a message proves, values that are followed, or what it is taken for by itself. */
export const find = async (
  leaf: Leaf,
  field: Field,
  observation: Observation,
  slots: ReadonlyMap<string, Class>,
  knowledge: Knowledge,
): Promise<Found[]> => {
  const key = keyOf(field, leaf.path);
  const found = async (value: string, mine: Class): Promise<Found> => ({
    value,
    id: await knowledge.fingerprint(value),
    key,
    class: mine,
    ...(leaf.scheme && { scheme: leaf.scheme }),
  });
  const proven = slots.get(leaf.value);
  if (proven) return [await found(leaf.value, await settled(leaf.value, proven, knowledge))];
  const code = await codeUnderWay(leaf, field, knowledge);
  if (code) return [await found(leaf.value, code)];
  const known = await findFollowed(leaf.value, key, knowledge, leaf.scheme);
  const runs = leaf.wraps ? known.filter(({ value }) => value === leaf.value) : known;
  const decoded = decodeCompact(leaf.value);
  if (runs.some(({ value }) => !decoded || leaf.value.includes(value))) return runs;
  // A token that carries another in a claim is a token all the same, and the other is not what was put here.
  const carried = runs.map(({ scheme: _, ...one }) => ({ ...one, key: `${one.key} › claims` }));
  const mine = classify(leaf, field, observation.channel, decoded, observation.url) ?? (await byChecksum(leaf.value));
  if (mine || leaf.wraps || carried.length > 0) return [...(mine ? [await found(leaf.value, mine)] : []), ...carried];
  for (const [jwt] of leaf.value.length > 40 ? leaf.value.matchAll(EMBEDDED_JWT) : []) {
    const inside = classify(
      { path: [], value: jwt, owner: null },
      { name: '', value: jwt },
      observation.channel,
      decodeCompact(jwt),
    );
    if (inside) runs.push(await found(jwt, inside));
  }
  return runs;
};

/**
 * A parameter called code is a common thing; one that holds the code of a sign-in that was seen is that code, though no
 * answer has proven it yet: this is when it is worth most.
 */
const codeUnderWay = async (leaf: Leaf, { name }: Field, { fingerprint, kindOf }: Knowledge): Promise<Class | null> => {
  if (name !== 'code' || leaf.path.length > 0) return null;
  return kindOf(await fingerprint(leaf.value)) === 'code' ? { kind: 'code', certainty: 'likely' } : null;
};

const byChecksum = async (value: string): Promise<Class | null> => {
  const kind = await kindOfChecksum(value);
  return kind && { kind, certainty: 'likely' };
};

/** The place inside an observation: the field's name and the path within. */
export const keyOf = ({ name }: Field, path: readonly string[] = []): string =>
  [name, ...path].filter((part) => part !== '').join(' › ');

/** The followed values in a text, by their fingerprints. */
export const findFollowed = async (
  text: string,
  key: string,
  knowledge: Knowledge,
  scheme?: string,
): Promise<Found[]> => {
  const found: Found[] = [];
  for (const { run, id } of followedRuns(text, knowledge.followed)) {
    const kind = knowledge.kindOf(id);
    // The hash says maybe; the fingerprint is the proof.
    if (kind && (await knowledge.fingerprint(run)) === id)
      found.push({ value: run, id, key, class: { kind, certainty: 'proven' }, ...(scheme && { scheme }) });
  }
  return found;
};

/** A token in running text: an error, a script, a page. Anchored on what cannot belong to it, since \b splits at "-". */
const EMBEDDED_JWT = /(?<![\w-])ey[\w-]{8,}\.[\w-]{2,}\.[\w-]*(?![\w-])/g;

/** A revocation request does not say what it revokes: what is known of the value does. */
const settled = async (value: string, mine: Class, { fingerprint, kindOf }: Knowledge): Promise<Class> =>
  mine.kind === 'unknown' ? { ...mine, kind: kindOf(await fingerprint(value)) ?? 'unknown' } : mine;
