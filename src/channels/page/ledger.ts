import { interest } from './interest';
import { isKeyMark, withoutKeys } from './private-key';

/** Where it lies inside its place, and what lies there. */
export type Entry = [key: string, value: string];

/** Hands entries on; false where the line is too full to take them. */
export type TellEntries = (entries: Entry[], again: boolean) => boolean;

/**
 * What has been told of one place, so that only what is new is told: places are read again and again and compared. One
 * call opens a round; `see` is given each entry, and `close` tells, and forgets what the round did not come across.
 * Told is what the interest lets pass. `whole`: everything is told again, for whoever looks at this moment.
 */
export const ledger = (tell: TellEntries) => {
  const told = new Map<string, Told>();

  return (whole: boolean) => {
    const present = new Map<string, number>();
    const fresh: Entry[] = [];
    const still: Entry[] = [];
    const note = (key: string, value: string): void => {
      // Elements may share a selector: the second of that name is another entry.
      const seen = present.get(key) ?? 0;
      present.set(key, seen + 1);
      const id = idOf(key, seen);
      const before = told.get(id);
      if (before && before.value === markOf(value)) {
        const isProven = before.age < interest.age && (interest.knows(value) || isKeyMark(value));
        const isStill = Date.now() - before.at >= STILL_AFTER_MS;
        before.age = interest.age;
        if (!whole && !isProven && (before.still || !isStill)) return;
        before.still ||= whole || isStill;
        still.push([key, interest.excerpt(value, PORTION)]);
      } else if (interest.passes(key) || interest.passes(value) || isKeyMark(value)) {
        told.set(id, { value: markOf(value), at: Date.now(), age: interest.age, still: false });
        fresh.push([key, interest.excerpt(value, PORTION)]);
      }
    };
    return {
      see(key: string, value: string): void {
        const { text, keys } = withoutKeys(value);
        // The page's own words are never taken for ours.
        if (!isKeyMark(text)) note(key, text);
        for (const [path, mark] of keys) note([key, ...path].join(' › '), mark);
      },
      close(): void {
        for (const id of told.keys()) {
          const [key = '', seen = 0] = id.split(NEXT);
          if ((present.get(key) ?? 0) <= Number(seen)) told.delete(id);
        }
        for (const [entries, again] of [[fresh, false] as const, [still, true] as const]) {
          for (const part of portions(entries)) {
            // What there was no room for is told the next time.
            if (!tell(part, again)) for (const [key] of part) told.delete(key);
          }
        }
      },
    };
  };
};

/** A value, when it was told and by what interest, and whether a later look has found it still there. */
type Told = { value: string; at: number; age: number; still: boolean };

/** A copy gone sooner than this was a hand-over: a rule asks for it. */
const STILL_AFTER_MS = 2_100;
const PORTION = 65_536;
const LONGEST_KEPT = 4_096;
const NEXT = '\u0000';

const idOf = (key: string, seen: number): string => (seen === 0 ? key : key + NEXT + seen);

/** Of a long value its length and a hash are kept: enough to see that it has changed. */
const markOf = (value: string): string => {
  if (value.length <= LONGEST_KEPT) return value;
  let hash = 0;
  for (let at = 0; at < value.length; at++) hash = (Math.imul(hash, 31) + value.charCodeAt(at)) | 0;
  return `${value.length} ${hash}`;
};

/** A message of a bounded size each; a single long value is one of its own. */
const portions = function* (entries: Entry[]): Generator<Entry[]> {
  let part: Entry[] = [];
  let size = 0;
  for (const entry of entries) {
    const length = entry[0].length + entry[1].length;
    if (part.length > 0 && size + length > PORTION) {
      yield part;
      part = [];
      size = 0;
    }
    part.push(entry);
    size += length;
  }
  if (part.length > 0) yield part;
};
