import { textOfBase64 } from './base64-text';
import type { FollowedIndex } from './follow';
import { prefixHashes, quickHash, stretchHash, weightOf } from './quick-hash';

/** What may be a followed value, and the stretch of the text that holds it: the value itself, or what encodes it. */
export type FollowedRun = { run: string; id: string; start: number; end: number };

/**
 * Every stretch of `text` that may be a followed value, whatever it is joined to or wrapped in; the fingerprint is the
 * proof. In the order they stand, the longer one of two that overlap, and at most 100.
 */
export const followedRuns = (text: string, index: FollowedIndex): FollowedRun[] => {
  const found: FollowedRun[] = [];
  if (index.size > 0) search(text, tableOf(index), 0, found);
  return found;
};

const search = (text: string, table: Table, depth: number, found: FollowedRun[]): void => {
  // A value with a comma or a space in it is found where it stands alone.
  const id = table.ids.get(text.length)?.get(quickHash(text));
  if (id !== undefined) return void found.push({ run: text, id, start: 0, end: text.length });
  for (const { start, end } of longRuns(text, table.least)) {
    if (found.length >= MOST) return;
    const run = text.slice(start, end);
    const hits = hitsIn(run, table);
    let from = 0;
    for (const hit of [...hits, { start: run.length, end: run.length }]) {
      if (depth < DEEPEST && hit.start - from >= table.least)
        unwrap(run.slice(from, hit.start), start + from, table, depth, found);
      if ('id' in hit) found.push({ ...hit, start: start + hit.start, end: start + hit.end });
      from = hit.end;
    }
  }
};

/** Looks into what a stretch encodes, if it encodes anything. */
const unwrap = (run: string, offset: number, table: Table, depth: number, found: FollowedRun[]): void => {
  for (const { text, start, end } of decodings(run)) {
    const inside: FollowedRun[] = [];
    search(text, table, depth + 1, inside);
    found.push(...inside.map((hit) => ({ ...hit, start: offset + start, end: offset + end })));
    if (inside.length > 0) return;
  }
};

type Table = {
  ids: FollowedIndex;
  /** The shortest length, and each with what a beginning weighs over it. */
  least: number;
  lengths: readonly { length: number; weight: number; ids: ReadonlyMap<number, string> }[];
  /** By the upper bits of a hash: a no that costs one read. */
  bits: Uint8Array;
};

const tables = new WeakMap<FollowedIndex, Table>();

const tableOf = (index: FollowedIndex): Table => {
  const known = tables.get(index);
  if (known) return known;
  const lengths = [...index].map(([length, ids]) => ({ length, weight: weightOf(length), ids }));
  const bits = new Uint8Array(4_096);
  for (const { ids } of lengths) for (const hash of ids.keys()) bits[hash >>> 20] = 1;
  const table = { ids: index, least: Math.min(...index.keys()), lengths, bits };
  tables.set(index, table);
  return table;
};

const hitsIn = (run: string, { lengths, bits }: Table): FollowedRun[] => {
  if (run.length > LONGEST_RUN) return [];
  const hashes = prefixHashes(run);
  const hits: FollowedRun[] = [];
  for (const { length, weight, ids } of lengths) {
    for (let start = 0, end = length; end <= run.length; start++, end++) {
      const hash = stretchHash(hashes[start] ?? 0, hashes[end] ?? 0, weight);
      if (bits[hash >>> 20] === 0) continue;
      const id = ids.get(hash);
      if (id !== undefined && hits.length < MOST) hits.push({ run: run.slice(start, end), id, start, end });
    }
  }
  return hits.length > 1 ? apart(hits) : hits;
};

const apart = (hits: readonly FollowedRun[]): FollowedRun[] => {
  const kept: FollowedRun[] = [];
  for (const hit of [...hits].sort((a, b) => b.run.length - a.run.length))
    if (kept.every(({ start, end }) => hit.end <= start || hit.start >= end)) kept.push(hit);
  return kept.sort((a, b) => a.start - b.start);
};

/**
 * Stretches of at least `least` characters that a token, or what encodes one, may be made of. Where one would end is
 * looked at first, and from there backwards: of most text few characters are read at all.
 */
const longRuns = (text: string, least: number): Stretch[] => {
  const runs: Stretch[] = [];
  if (text.length < least) return runs;
  const codes = codesOf(text);
  let start = 0;
  let last = least - 1;
  while (last < text.length) {
    let at = last;
    while (at >= start && INSIDE[codes[at] as number] === 1) at--;
    if (at < start) {
      at = last + 1;
      while (at < text.length && INSIDE[codes[at] as number] === 1) at++;
      runs.push({ start, end: at });
    }
    start = at + 1;
    last = at + least;
  }
  return runs;
};

type Stretch = { start: number; end: number };

/** Character codes, those past ASCII as 255. Reading them from an array is twice as fast as from a string. */
const codesOf = (text: string): Uint8Array => {
  if (buffer.length < text.length) buffer = new Uint8Array(text.length);
  const codes = buffer;
  // One byte for each character: all of it is ASCII.
  const { read, written } = encoder.encodeInto(text, codes);
  if (read === text.length && written === text.length) return codes;
  for (let at = 0; at < text.length; at++) codes[at] = Math.min(text.charCodeAt(at), 255);
  return codes;
};

const encoder = new TextEncoder();
let buffer = new Uint8Array(4_096);
/** All that is printed in ASCII but quotes, brackets and what parts one value from the next. */
const INSIDE = Uint8Array.from({ length: 256 }, (_, code) =>
  /[\w!#$%*+\-./:=?@\\^|~]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/** Each text that a stretch may stand for: percent-encoded, escaped as in JSON, base64. */
const decodings = function* (run: string): Generator<{ text: string } & Stretch> {
  const all = { start: 0, end: run.length };
  if (run.includes('%')) {
    const text = run.replace(PERCENT, decodePercent);
    if (text !== run) yield { text, ...all };
  }
  if (run.includes('\\')) {
    const text = run.replace(ESCAPED, (_, hex?: string) => (hex ? String.fromCharCode(Number.parseInt(hex, 16)) : '/'));
    if (text !== run) yield { text, ...all };
  }
  for (const alphabet of ALPHABETS) {
    for (const { 0: piece, index: start } of run.matchAll(alphabet)) {
      const text = textOfBase64(piece);
      if (text !== null) yield { text, start, end: start + piece.length };
    }
  }
};

const PERCENT = /(?:%[\da-f]{2})+/gi;
const decodePercent = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
};
const ESCAPED = /\\+(?:\/|u00([2-7][\da-f]))/gi;
/** base64, base64url, and base64 as a segment of a path; the prefix of @supabase/ssr is made of the same letters. */
const ALPHABETS = [
  /[A-Za-z\d+/]{27,}={0,2}/g,
  /(?<=(?<![\w-])base64-|(?<![\w-]))(?!base64-)[\w-]{27,}={0,2}/g,
  /[A-Za-z\d+]{27,}={0,2}/g,
];

const MOST = 100;
const DEEPEST = 4;
/** A picture in base64 is longer; no credential is. */
const LONGEST_RUN = 65_536;
