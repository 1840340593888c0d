import { expect, test } from 'vitest';
import { prefixHashes, quickHash, stretchHash, weightOf } from '../../src/oauth/quick-hash';
import { makeOpaque } from './make-token';

test('of any stretch of a text follows from two of its beginnings', () => {
  const [before, value, after] = [makeOpaque(), makeOpaque(600), '🔑/'];
  const hashes = prefixHashes(before + value + after);
  const [start, end] = [before.length, before.length + value.length];
  expect(stretchHash(hashes[start] ?? 0, hashes[end] ?? 0, weightOf(value.length))).toBe(quickHash(value));
  expect(stretchHash(hashes[start + 1] ?? 0, hashes[end + 1] ?? 0, weightOf(value.length))).not.toBe(quickHash(value));
});

test('is 32 bits without a sign, whatever the text', () => {
  for (const text of ['🔑', '\ud800', makeOpaque(), makeOpaque(100_000)]) {
    const hash = quickHash(text);
    expect(hash).toBe(hash >>> 0);
  }
});

test('tells a value from the same one with a character changed, moved or missing', () => {
  const value = `a${makeOpaque()}b`;
  const others = [`b${value.slice(1)}`, value.slice(1), value.slice(0, -1), [...value].reverse().join('')];
  for (const other of others) expect(quickHash(other)).not.toBe(quickHash(value));
});
