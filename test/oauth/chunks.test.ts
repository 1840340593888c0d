import { describe, expect, test } from 'vitest';
import { chunkOf, joinChunks } from '../../src/oauth/chunks';
import { makeOpaque } from './make-token';

test('a piece is told by the number after its name', () => {
  expect(chunkOf('sb-ref-auth-token.12')).toEqual({ whole: 'sb-ref-auth-token', at: 12 });
  expect(chunkOf('session-0')).toEqual({ whole: 'session', at: 0 });
  for (const name of ['session', '.0', 'session.', 'session.x', 'session.123', '0']) expect(chunkOf(name)).toBeNull();
});

describe('pieces', () => {
  const pieces = Array.from({ length: 12 }, () => makeOpaque());
  const named = (name: string) => pieces.map((piece, at): [string, string] => [`${name}.${at}`, piece]);

  test('are put together in the order of their numbers, wherever they stand', () => {
    const mixed = named('session').reverse();
    expect(joinChunks([['theme', 'dark'], ...mixed, ['lang', 'en']])).toEqual([
      ['theme', 'dark'],
      ['lang', 'en'],
      ['session', pieces.join('')],
    ]);
  });

  test('of two values stay apart', () => {
    expect(Object.fromEntries(joinChunks([...named('a'), ...named('b').slice(0, 2)]))).toEqual({
      a: pieces.join(''),
      b: pieces.slice(0, 2).join(''),
    });
  });

  test('stay as they are where one is missing, or where there is but one', () => {
    const gap = named('session').filter((_, at) => at !== 3);
    expect(joinChunks(gap)).toEqual(gap);
    expect(joinChunks(named('session').slice(0, 1))).toEqual(named('session').slice(0, 1));
  });
});
