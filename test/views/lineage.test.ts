import { expect, test } from 'vitest';
import { birthsOf, grantOf } from '../../src/views/lineage';
import { event, grant, NOW } from './sample';

const first = grant('first', [event('token_issued', NOW, 'a1', { access: 'a1', refresh: 'r1', status: 200 })]);
const second = grant('second', [event('rotated', NOW + 1, 'r2', { previous: 'r1' })]);

test('finds the newest grant whose events name a token, whether as their own or as a fact', () => {
  const grants = [first, second];
  expect(grantOf(grants, 'a1')).toBe(first);
  expect(grantOf(grants, 'r2')).toBe(second);
  expect(grantOf(grants, 'r1')).toBe(second);
  expect(grantOf(grants, 'other')).toBeUndefined();
});

test('tells the grants of one moment from those of the next', () => {
  expect(grantOf([first], 'r1')).toBe(first);
  expect(grantOf([], 'r1')).toBeUndefined();
});

test('knows when an event first named a token', () => {
  const later = grant('later', [event('token_used', NOW + 5, 'a1')]);
  expect(birthsOf([later, first, second])).toEqual(
    new Map([
      ['a1', NOW],
      ['r1', NOW],
      ['r2', NOW + 1],
    ]),
  );
});
