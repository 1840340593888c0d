import { expect, test } from 'vitest';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { linkStates } from '../../../src/views/lifecycle/link-states';
import { event, grant, inspection, MINUTE, NOW } from '../sample';

test('says of each refresh token what its place in its chain is', () => {
  const lanes = lanesOf(
    [
      grant('g', [
        event('token_issued', NOW, 'a1', { access: 'a1', refresh: 'r1' }),
        event('rotated', NOW + MINUTE, 'r2', { previous: 'r1' }),
      ]),
      grant('h', [event('token_issued', NOW, 'b1', { access: 'b1', refresh: 's1' })]),
    ],
    inspection(),
  );
  expect(Object.fromEntries(linkStates(lanes))).toEqual({ r1: 'replaced', r2: 'current', s1: 'current' });
  expect(linkStates(lanes)).toBe(linkStates(lanes));
});
