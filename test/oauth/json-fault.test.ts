import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { jsonFault } from '../../src/oauth/json-fault';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** JSON with something done to it, and texts made of what JSON is made of. */
const nearlyJson = fc.oneof(
  fc.json(),
  fc
    .tuple(fc.json(), fc.nat(), fc.string({ maxLength: 2 }))
    .map(([json, at, put]) => json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + 1)),
  fc.string({ unit: fc.constantFrom(...'{}[]:,"\\u0aE+-.1 \ntrue\u0001') }),
);

describe('where a text stops being JSON', () => {
  it.each([
    ['', 0, 'value'],
    ['   ', 3, 'value'],
    ['{', 1, 'name_or_end'],
    ['{"a"', 4, 'colon'],
    ['{"a" 1}', 5, 'colon'],
    ['{"a":}', 5, 'value'],
    ['{"a":1', 6, 'comma_or_brace'],
    ['{"a":1 "b":2}', 7, 'comma_or_brace'],
    ['{"a":1,}', 7, 'name'],
    ['{a:1}', 1, 'name_or_end'],
    ['[1 2]', 3, 'comma_or_bracket'],
    ['[1,]', 3, 'value'],
    ['[,]', 1, 'value_or_end'],
    ['[1}', 2, 'comma_or_bracket'],
    ['{"a":"b', 7, 'quote'],
    ['"a\nb"', 2, 'quote'],
    ['"\\x"', 2, 'escape'],
    ['"\\u12g4"', 5, 'escape'],
    ['nul}', 3, 'word'],
    ['True', 0, 'value'],
    ['-', 1, 'digit'],
    ['1.x', 2, 'digit'],
    ['1e+', 3, 'digit'],
    ['01', 1, 'nothing'],
    ['{} x', 3, 'nothing'],
    ["{'a':1}", 1, 'name_or_end'],
  ])('of %j is %i, where %s was expected', (text, at, expected) => {
    expect(jsonFault(text)).toEqual({ at, expected });
  });
});

test('what an engine takes for JSON is JSON, and nothing else is', () => {
  fc.assert(
    fc.property(nearlyJson, (text) => {
      expect(jsonFault(text) === null, text).toBe(parses(text));
    }),
    { seed: 20300618, numRuns: 3_000 },
  );
});

test('what stands before the fault can go on to be JSON: no place after it is named', () => {
  fc.assert(
    fc.property(nearlyJson, (text) => {
      const fault = jsonFault(text);
      if (!fault) return;
      const before = jsonFault(text.slice(0, fault.at));
      // Cut off there, it is either whole or only too short.
      expect(before === null || before.at === fault.at, text).toBe(true);
    }),
    { seed: 20300618, numRuns: 3_000 },
  );
});

test('a megabyte of brackets, quotes or digits takes a moment', () => {
  for (const piece of ['[', '{"a":', '"', '\\', '1', '[1,', '"\\u0000'])
    expect(jsonFault(piece.repeat(2 ** 20 / piece.length))?.at ?? 0).toBeLessThanOrEqual(2 ** 20);
}, 5_000);
