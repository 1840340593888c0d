import { objectOf } from './members';

/** The requests of a HAR file (HAR 1.2, entries), or the origins of a saved state of Playwright; null for any other JSON. */
export const entriesOf = (parsed: unknown): readonly unknown[] | null => {
  const { log, origins, cookies } = objectOf(parsed) ?? {};
  const entries = objectOf(log)?.entries;
  if (Array.isArray(entries)) return entries.slice(0, MOST_ENTRIES);
  return Array.isArray(origins) ? [{ cookies }, ...origins.slice(0, MOST_ENTRIES)] : null;
};

/**
 * JSON in which names are listed beside values, as HAR and exported cookies do it, written with each value under its name
 * instead; null where it nests deeper than JSON.stringify goes.
 */
export const withNames = (parsed: unknown): string | null => {
  try {
    return JSON.stringify(named(parsed, 0));
  } catch {
    return null;
  }
};

const named = (value: unknown, depth: number): unknown => {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => named(item, depth + 1));
  const members = Object.entries(value);
  const { name: called, key: keyed, value: text, ...rest } = Object.fromEntries(members);
  const name = called ?? keyed;
  // "__proto__" is a name like any other here.
  if (typeof name === 'string' && typeof text === 'string' && name.length <= LONGEST_NAME)
    return Object.fromEntries([[name, text], ...Object.entries(rest)]);
  return Object.fromEntries(members.map(([key, member]) => [key, named(member, depth + 1)]));
};

const MOST_ENTRIES = 500;
/** Deeper than any of those lists stands. */
const DEEPEST = 12;
const LONGEST_NAME = 200;
