import { expect, test } from 'vitest';
import { sameRows } from '../../src/views/same-rows';

const rowsOf = (counts: Record<string, number>) => Object.entries(counts).map(([key, count]) => ({ key, count }));

test('a list that says the same is the same list', () => {
  const before = rowsOf({ a: 1, b: 2 });
  expect(sameRows(before, rowsOf({ a: 1, b: 2 }))).toBe(before);
});

test('of a list that differs, each row that says the same stays, wherever it now stands', () => {
  const before = rowsOf({ a: 1, b: 2, c: 3 });
  const [a, , c] = before;
  const after = sameRows(before, rowsOf({ c: 3, b: 4, a: 1, d: 5 }));
  expect(after).toEqual(rowsOf({ c: 3, b: 4, a: 1, d: 5 }));
  expect([after[0] === c, after[2] === a]).toEqual([true, true]);
});

test('a list with fewer rows, or with the same in another order, is another', () => {
  const before = rowsOf({ a: 1, b: 2 });
  expect(sameRows(before, rowsOf({ a: 1 }))).toEqual(rowsOf({ a: 1 }));
  expect(sameRows(before, rowsOf({ b: 2, a: 1 }))).toEqual(rowsOf({ b: 2, a: 1 }));
});
