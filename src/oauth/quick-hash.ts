/**
 * A polynomial over UTF-16 units, 32 bits: a quick no, never a yes; and too little of a value to read it by. The hash of
 * any stretch follows from those of its beginning and its end (`stretchHash`), so that a value is found inside a text.
 */
export const quickHash = (text: string): number => {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
  return hash >>> 0;
};

/** The hashes of all beginnings of a text, the empty one first. */
export const prefixHashes = (text: string): Int32Array => {
  const hashes = new Int32Array(text.length + 1);
  let hash = 0;
  for (let at = 0; at < text.length; at++) {
    hash = (Math.imul(hash, BASE) + text.charCodeAt(at)) | 0;
    hashes[at + 1] = hash;
  }
  return hashes;
};

/** What the hash of a beginning weighs in the hash of a text that is `length` characters longer. */
export const weightOf = (length: number): number => {
  let weight = 1;
  for (let at = 0; at < length; at++) weight = Math.imul(weight, BASE);
  return weight;
};

/** quickHash of the stretch between two beginnings of one text, `weight` being that of its length. */
export const stretchHash = (start: number, end: number, weight: number): number =>
  (end - Math.imul(start, weight)) >>> 0;

const BASE = 0x01000193;
