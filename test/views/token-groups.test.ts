import { expect, test } from 'vitest';
import { groupsOf } from '../../src/views/token-groups';
import { event, grant, inspection, MINUTE, NOW, token } from './sample';

const names = (found: ReturnType<typeof groupsOf>) =>
  found.map(({ name, current, earlier }) => [name, current.map(({ id }) => id), earlier.map(({ id }) => id)]);

test('lists tokens by client, the newest first, and those that were replaced apart', () => {
  const renewed = grant('g', [
    event('token_issued', NOW - 9 * MINUTE, 'a1', { access: 'a1', refresh: 'r1' }),
    event('refreshed', NOW, 'a2', { sent: 'r1' }),
    event('token_issued', NOW, 'a2', { access: 'a2', refresh: 'r2' }),
    event('rotated', NOW, 'r2', { previous: 'r1' }),
  ]);
  const other = { ...grant('h', [event('token_issued', NOW - MINUTE, 'b1', { access: 'b1' })]), clientId: 'reports' };
  const tokens = [
    token('a1'),
    token('a2'),
    token('r1', { kind: 'refresh' }),
    token('r2', { kind: 'refresh' }),
    token('b1'),
    token('lone', { kind: 'id' }),
    token('code', { kind: 'code' }),
  ];
  expect(names(groupsOf(inspection({ tokens, grants: [renewed, other] })))).toEqual([
    ['spa-web', ['a2', 'r2'], ['a1', 'r1']],
    ['reports', ['b1'], []],
    ['', ['lone'], []],
  ]);
});
