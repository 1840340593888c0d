import { expect, test } from 'vitest';
import { cursorAt, markOf, stepped } from '../../../src/views/lifecycle/cursor';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { event, grant, inspection, MINUTE, NOW } from '../sample';

const lanes = lanesOf(
  [
    grant(
      'g',
      [0, 1, 2].map((minute) => event('token_used', NOW + minute * MINUTE, 'a1')),
    ),
    grant(
      'h',
      [1, 5].map((minute) => event('token_used', NOW + minute * MINUTE + 1, 'b1')),
    ),
  ],
  inspection(),
);

const start = cursorAt(lanes, null, null);
const walk = (...keys: string[]) =>
  keys.reduce((cursor, key) => (cursor && stepped(lanes, cursor, key)) ?? cursor, start);
const where = (...keys: string[]) => {
  const cursor = walk(...keys);
  return cursor && [cursor.lane.id, (cursor.entry.event.at - NOW) / MINUTE];
};

test('the cursor begins at the newest event, or at the one selected', () => {
  expect(where()).toEqual(['h', 5 + 1 / MINUTE]);
  const key = lanes[0]?.entries[1]?.key ?? '';
  expect(cursorAt(lanes, null, key)?.entry.key).toBe(key);
});

test('arrows go from event to event, and to the nearest of another lane; no farther than there is', () => {
  expect(where('ArrowLeft', 'ArrowUp')).toEqual(['g', 1]);
  expect(where('ArrowUp')).toEqual(['g', 2]);
  expect(where('ArrowUp', 'ArrowRight', 'ArrowUp')).toEqual(['g', 2]);
  expect(where('ArrowUp', 'Home', 'ArrowLeft')).toEqual(['g', 0]);
  expect(where('ArrowUp', 'Home', 'End')).toEqual(['g', 2]);
  expect(where('ArrowUp', 'Home', 'ArrowDown')).toEqual(['h', 1 + 1 / MINUTE]);
});

test('other keys are not the timeline’s', () => {
  expect(start && stepped(lanes, start, 'a')).toBeUndefined();
});

test('the cursor stays where it was left while events come, and near it when they go', () => {
  const left = walk('ArrowUp', 'ArrowLeft');
  const mark = left && markOf(left);
  expect(cursorAt(lanes, mark, null)?.entry.event.at).toBe(NOW + MINUTE);
  const folded = lanes.map((lane) => ({ ...lane, entries: lane.entries.filter(({ key }) => key !== mark?.key) }));
  expect(cursorAt(folded, mark, null)?.lane.id).toBe('g');
  expect(cursorAt([], mark, null)).toBeNull();
});
