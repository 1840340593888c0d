import { expect, test } from 'vitest';
import { firstRows, rowCount } from '../../src/views/slices';

const group = (name: string, rows: number[]) => ({ name, rows });
const groups = [group('a', [1, 2]), group('none', []), group('b', [3, 4, 5]), group('c', [6])];

test('takes the first rows of all groups together, and keeps what else a group has', () => {
  expect(firstRows(groups, 4)).toEqual([group('a', [1, 2]), group('none', []), group('b', [3, 4])]);
});

test('leaves out the groups that begin further on, empty ones too', () => {
  expect(firstRows(groups, 2)).toEqual([group('a', [1, 2])]);
  expect(firstRows(groups, 0)).toEqual([]);
});

test('takes all where there is room, and one that has room left changes nothing', () => {
  expect(firstRows(groups, 6)).toEqual(groups);
  expect(firstRows(groups, 100)).toEqual(groups);
  expect(rowCount(groups)).toBe(6);
});

test('draws 50 of 500 rows', () => {
  const many = Array.from({ length: 500 }, (_, index) => group(String(index), [index]));
  expect(rowCount(firstRows(many, 50))).toBe(50);
  expect(firstRows(many, 50).at(-1)?.rows).toEqual([49]);
});
