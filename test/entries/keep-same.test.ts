import { expect, test } from 'vitest';
import { keepSame } from '../../src/entries/keep-same';
import { event, finding, grant, inspection, NOW, sighting, token } from '../views/sample';

const seen = (count: number) =>
  inspection({
    tokens: [token('a'), token('b')],
    findings: [finding('at-in-storage', { token: 'a' })],
    sightings: [sighting('a', 'cookie'), sighting('b', 'cookie', { count })],
    grants: [grant('g', [event('token_issued', NOW, 'a')])],
  });

test('the first inspection is taken as it came', () => {
  const first = seen(1);
  expect(keepSame(null, first)).toBe(first);
});

test('of the next one, only what differs is new', () => {
  const before = seen(1);
  const after = keepSame(before, { ...seen(2), watching: false });
  expect(after).toEqual({ ...seen(2), watching: false });
  expect(after.tokens).toBe(before.tokens);
  expect(after.findings).toBe(before.findings);
  expect(after.grants).toBe(before.grants);
  expect(after.sightings.map((one, index) => one === before.sightings[index])).toEqual([true, false]);
});

test('what is no inspection is handed on, either way', () => {
  const broken = JSON.parse(JSON.stringify({ ...seen(1), grants: [null], findings: 7 }));
  expect(keepSame(broken, seen(1))).toEqual(seen(1));
  expect(keepSame(seen(1), broken)).toEqual(broken);
});
