import { expect, test } from 'vitest';
import { isOn, NO_FILTER, toggled } from '../../../src/views/filter/filter';

test('is on once a phrase is typed or something is not wanted', () => {
  expect(isOn(NO_FILTER)).toBe(false);
  expect(isOn({ ...NO_FILTER, text: '  ' })).toBe(false);
  expect(isOn({ ...NO_FILTER, text: ' x' })).toBe(true);
  expect(isOn(toggled(NO_FILTER, 'low'))).toBe(true);
});

test('is off again once all is wanted again; what it was made from stays as it was', () => {
  const once = toggled(NO_FILTER, 'refresh');
  expect([...once.off]).toEqual(['refresh']);
  expect(isOn(toggled(once, 'refresh'))).toBe(false);
  expect([...once.off]).toEqual(['refresh']);
  expect(NO_FILTER.off.size).toBe(0);
});
