import { expect, test } from 'vitest';
import { droppedWords } from '../../src/views/dropped-words';
import { translator } from './translate';

const en = translator('en');

test.each([
  [{ sightings: 0, findings: 0, events: 0 }, ''],
  [{ sightings: 120, findings: 0, events: 0 }, '120 sightings'],
  [{ sightings: 0, findings: 1, events: 0 }, '1 finding'],
  [{ sightings: 1, findings: 30, events: 2 }, '1 sighting, 30 findings, 2 events'],
  [{ sightings: 0, findings: 2, events: 1 }, '2 findings, 1 event'],
])('of %o is said %j', (dropped, words) => {
  expect(droppedWords(en, dropped)).toBe(words);
});

test('names nothing in Japanese either that was not folded away', () => {
  expect(droppedWords(translator('ja'), { sightings: 0, findings: 0, events: 7 })).toBe('イベント7件');
});
