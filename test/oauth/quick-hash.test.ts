import { expect, test } from 'vitest';
import { quickHash } from '../../src/oauth/quick-hash';
import { makeOpaque } from './make-token';

test.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('is FNV-1a: the published value for %j', (text, hash) => {
  expect(quickHash(text)).toBe(hash);
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
