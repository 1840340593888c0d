import { expect, test, vi } from 'vitest';
import { lastAnswer } from '../../src/views/last-answer';

test('derives once what is asked again, and anew what differs in anything', () => {
  const make = vi.fn((list: readonly number[], more: number) => list.map((one) => one + more));
  const sums = lastAnswer(make);
  const list = [1, 2];
  expect(sums(list, 1)).toEqual([2, 3]);
  expect(sums(list, 1)).toBe(sums(list, 1));
  expect(make).toHaveBeenCalledTimes(1);
  expect(sums(list, 2)).toEqual([3, 4]);
  expect(sums([1, 2], 2)).toEqual([3, 4]);
  expect(make).toHaveBeenCalledTimes(3);
});
