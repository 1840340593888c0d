import { expect, test } from 'vitest';
import { cellAfter } from '../../../src/views/matrix/cell-steps';

/** One line a row; a dot is a cell with nothing in it. */
const TABLE = ['hx.x', 'h..x', 'hx..'];
const filled = ({ row, column }: { row: number; column: number }) => TABLE[row]?.[column] !== '.';
const step = (key: string, row: number, column: number) => {
  const to = cellAfter(key, { row, column }, { row: 3, column: 4 }, filled);
  return to && [to.row, to.column];
};

test('goes to the next cell that way with something in it', () => {
  expect(step('ArrowRight', 0, 1)).toEqual([0, 3]);
  expect(step('ArrowLeft', 1, 3)).toEqual([1, 0]);
  expect(step('ArrowDown', 0, 1)).toEqual([2, 1]);
  expect(step('ArrowUp', 2, 1)).toEqual([0, 1]);
});

test('stays where there is none further', () => {
  expect(step('ArrowRight', 2, 1)).toEqual([2, 1]);
  expect(step('ArrowDown', 1, 3)).toEqual([1, 3]);
  expect(step('ArrowUp', 0, 0)).toEqual([0, 0]);
  expect(step('ArrowLeft', 0, 0)).toEqual([0, 0]);
});

test('goes to the first and last of a row', () => {
  expect(step('Home', 0, 3)).toEqual([0, 0]);
  expect(step('End', 0, 0)).toEqual([0, 3]);
  expect(step('End', 2, 0)).toEqual([2, 1]);
});

test('leaves other keys alone', () => {
  expect(step('Enter', 0, 0)).toBeNull();
  expect(step('toString', 0, 0)).toBeNull();
});
