import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cut, isolated, legible, legibleJson } from '../../src/views/legible';

test('leaves what can be read as it is', () => {
  expect(legible('login.example.test › 名前 é 🙂')).toBe('login.example.test › 名前 é 🙂');
});

test.each([
  ['a right-to-left override', 'a\u202Eb', 'a⟨U+202E⟩b'],
  ['an isolate', 'a\u2066b', 'a⟨U+2066⟩b'],
  ['a zero-width space', 'a\u200Bb', 'a⟨U+200B⟩b'],
  ['a line break', 'a\nb', 'a⟨U+000A⟩b'],
  ['a bell', 'a\u0007b', 'a⟨U+0007⟩b'],
  ['a C1 control', 'a\u0085b', 'a⟨U+0085⟩b'],
  ['a line separator', 'a\u2028b', 'a⟨U+2028⟩b'],
  ['a soft hyphen', 'a\u00ADb', 'a⟨U+00AD⟩b'],
  ['an annotation mark', 'a\uFFF9b', 'a⟨U+FFF9⟩b'],
  ['a filler that draws nothing', 'a\u3164b', 'a⟨U+3164⟩b'],
  ['a tag character', 'a\u{E0041}b', 'a⟨U+E0041⟩b'],
  ['a pattern of no dots', 'a\u2800b', 'a⟨U+2800⟩b'],
  ['the fifth mark on a letter', 'a\u0300\u0301\u0302\u0303\u0304', 'a\u0300\u0301\u0302\u0303⟨U+0304⟩'],
  ['half of a surrogate pair', 'a\uD800b', 'a⟨U+D800⟩b'],
])('shows %s', (_, text, shown) => {
  expect(legible(text)).toBe(shown);
});

test('cuts what is too long, and says so', () => {
  expect(legible('abcdef', 3)).toBe('abc…');
  expect(legible('abc', 3)).toBe('abc');
  expect(legible('x'.repeat(1e6)).length).toBe(2_001);
});

test.each([
  ['ab🙂cd', 3, 'ab…'],
  ['ab\u202ecd', 3, 'ab…'],
  ['ab\u202e', 12, 'ab⟨U+202E⟩'],
  ['\n'.repeat(100), 20, '⟨U+000A⟩⟨U+000A⟩…'],
])('cuts %j at %i, and leaves no half of anything', (text, longest, shown) => {
  expect(legible(text, longest)).toBe(shown);
});

test('legibleJson keeps the line ends that are ours, and shows those of the text', () => {
  const json = JSON.stringify({ a: 'x\ny\u202e', b: 1 }, null, 2);
  expect(legibleJson(json)).toBe('{\n  "a": "x\\ny⟨U+202E⟩",\n  "b": 1\n}');
  expect(legibleJson(json, 5)).toBe('{\n  "…');
});

test('legibleJson keeps a name before its value where both run from right to left', () => {
  const json = JSON.stringify({ שם: 'דבר', a: 1 }, null, 2);
  expect(legibleJson(json)).toBe('{\n  \u2066"שם"\u2069: \u2066"דבר"\u2069,\n  "a": 1\n}');
  expect(legibleJson(json, 7)).toBe('{\n  \u2066"שם…\u2069');
});

test('isolated sets apart what runs from right to left, and leaves all else as legible does', () => {
  expect(isolated('login.test')).toBe('login.test');
  expect(isolated('שלום\u2069\u202e')).toBe('\u2066שלום⟨U+2069⟩⟨U+202E⟩\u2069');
  expect(isolated('عالم', 2)).toBe('\u2066عا…\u2069');
});

test('leaves nothing unseen of any text, and keeps within its bounds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.nat(100), (text, longest) => {
      const shown = legible(text, longest);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|\p{M}{5}/u);
      expect(shown.length).toBeLessThanOrEqual(longest + 1);
      expect(isolated(text, longest).replace(/^\u2066(.*)\u2069$/su, '$1')).toBe(shown);
      expect(cut(text, longest).startsWith(text.slice(0, longest))).toBe(true);
    }),
  );
});
