import { expect, test } from 'vitest';
import {
  type Certainty,
  compareCertainty,
  labelledIn,
  labelOf,
  SECRET_KINDS,
  type TokenKind,
  weaker,
} from '../../src/oauth/token';

const KINDS: Record<TokenKind, { prefix: string; secret: boolean }> = {
  access: { prefix: 'at', secret: false },
  refresh: { prefix: 'rt', secret: true },
  id: { prefix: 'id', secret: false },
  code: { prefix: 'co', secret: true },
  'code-verifier': { prefix: 'cv', secret: true },
  'client-secret': { prefix: 'cs', secret: true },
  'client-assertion': { prefix: 'ca', secret: true },
  'dpop-proof': { prefix: 'dp', secret: false },
  'logout-token': { prefix: 'lo', secret: false },
  session: { prefix: 'se', secret: true },
  unknown: { prefix: 'tk', secret: false },
};

test.each(Object.entries(KINDS))('%s: its label and whether it is a secret', (kind, { prefix, secret }) => {
  expect(labelOf(kind as TokenKind, '7f3a9c0123456789')).toBe(`${prefix}·7f3a9c`);
  expect(SECRET_KINDS.has(kind as TokenKind)).toBe(secret);
});

test.each([...Object.keys(KINDS), 'key', 'card'] as const)('%s is read back from its label', (kind) => {
  const label = labelOf(kind as TokenKind, '7f3a9c0123456789');
  expect(labelledIn(`before ${label}, after`)).toEqual([kind]);
});

test('labels are read in their order, and nothing else is', () => {
  expect(labelledIn('at·000000 rt·7f3a9c')).toEqual(['access', 'refresh']);
  for (const text of ['', 'rt·', 'rt·7f3a9', 'rt:7f3a9c', 'xx·7f3a9c', 'art·7f3a9c', 'rt·7F3A9C'])
    expect(labelledIn(text), text).toEqual([]);
});

test('no two kinds share a prefix', () => {
  expect(new Set(Object.values(KINDS).map(({ prefix }) => prefix)).size).toBe(Object.keys(KINDS).length);
});

const ORDER: Certainty[] = ['hint', 'likely', 'proven'];

test('certainty rises from hint over likely to proven', () => {
  expect([...ORDER].reverse().sort(compareCertainty)).toEqual(ORDER);
  for (const certainty of ORDER) expect(compareCertainty(certainty, certainty)).toBe(0);
});

test('two claims together are as sure as the weaker one', () => {
  expect(weaker('proven', 'hint')).toBe('hint');
  expect(weaker('hint', 'proven')).toBe('hint');
  expect(weaker('likely', 'proven')).toBe('likely');
  expect(weaker('proven', 'proven')).toBe('proven');
});
