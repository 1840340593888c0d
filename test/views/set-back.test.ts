import { expect, test } from 'vitest';
import { isSetBack } from '../../src/views/set-back';

const before = { wall: 1_000_000, steady: 5_000 };

test.each([
  ['went on', 1_001_000, 6_000, false],
  ['was nudged', 999_000, 6_000, false],
  ['was set back', 998_999, 6_000, true],
  ['was set back by a day', 1_000_000 - 86_400_000, 6_000, true],
  ['was put forward, or slept', 4_600_000, 6_000, false],
])('a clock that %s', (_, wall, steady, is) => {
  expect(isSetBack(before, { wall, steady })).toBe(is);
});
