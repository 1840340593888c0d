import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../src/channels/page/json-text';

describe('what a page stores or sends, as text', () => {
  it('is a string as it is, and else JSON', () => {
    expect(jsonText('a')).toBe('a');
    expect(jsonText({ a: [1, true, null, { b: 'c' }] })).toBe('{"a":[1,true,null,{"b":"c"}]}');
    expect(jsonText(new Map<unknown, unknown>([['a', new Set(['b'])]]))).toBe('{"a":["b"]}');
  });

  it.each([undefined, null, 7, 7n, Symbol('a'), () => 1])('is nothing where there is no text: %s', (value) => {
    expect(['', 'null']).toContain(jsonText(value));
  });

  it('leaves out what holds none', () => {
    const value = { a: new Blob(['x']), b: new Uint8Array(9), c: new ArrayBuffer(9), d: /x/, e: 1n, f: 'kept' };
    expect(JSON.parse(jsonText(value))).toEqual({ f: 'kept' });
  });

  it('runs no getter, and takes no name for a trap', () => {
    const value = JSON.parse('{"__proto__":{"a":"b"},"toJSON":"c"}');
    Object.defineProperty(value, 'now', {
      enumerable: true,
      get: () => {
        throw new Error('page code');
      },
    });
    expect(jsonText(value)).toBe('{"__proto__":{"a":"b"},"toJSON":"c"}');
  });

  it('ends with what is circular, deep, wide or long', () => {
    const round: { self?: unknown; name: string } = { name: 'a' };
    round.self = round;
    expect(jsonText(round).length).toBeLessThan(1_000);
    expect(JSON.parse(jsonText(Array(100_000).fill('a')))).toHaveLength(5_000);
    expect(jsonText(Array(100).fill('x'.repeat(100_000))).length).toBeLessThan(2 ** 20 + 1_000);
    expect(jsonText('x'.repeat(2 ** 21))).toHaveLength(2 ** 20);
  });
});
