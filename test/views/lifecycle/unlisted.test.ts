import { expect, test } from 'vitest';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { unlistedIn } from '../../../src/views/lifecycle/unlisted';
import { event, grant, inspection, NOW } from '../sample';

const uses = (count: number) => Array.from({ length: count }, (_, nth) => event('token_used', NOW + nth, 'a1'));
const folded = event('token_used', NOW - 1, 'a1', { folded: 5 });
const dropped = (events: number) => ({ sightings: 0, findings: 0, events });

const found = (summary: ReturnType<typeof uses>, whole: ReturnType<typeof uses>, left: number) => {
  const shown = inspection({ grants: [grant('g', summary)], dropped: dropped(left) });
  return unlistedIn(lanesOf([grant('g', whole)], shown), shown);
};

test('misses nothing where all of it is in the summary', () => {
  expect(found(uses(4), uses(4), 0)).toEqual({ folded: 0, gone: 0 });
});

test('misses nothing that the pages give back', () => {
  expect(found(uses(20), uses(60), 40)).toEqual({ folded: 0, gone: 0 });
});

test('misses what the summary left out while no page was read', () => {
  expect(found(uses(20), uses(20), 40)).toEqual({ folded: 0, gone: 40 });
});

test('counts what others stand for apart from what is nowhere any more', () => {
  expect(found(uses(20), [folded, ...uses(60)], 41 + 5)).toEqual({ folded: 5, gone: 0 });
  expect(found(uses(20), [folded, ...uses(60)], 41 + 5 + 3)).toEqual({ folded: 5, gone: 3 });
});
