import { expect, test } from 'vitest';
import { tokenFamilies } from '../../src/views/token-families';
import { event, grant, inspection, MINUTE, NOW, token } from './sample';

const names = (found: ReturnType<typeof tokenFamilies>) =>
  found.map(({ name, current, members }) => [name, current.id, [...members].toSorted()]);

test('makes one of the access tokens of a client, one of its ID tokens, and one of each chain of refresh tokens', () => {
  const renewed = grant('g', [
    event('token_issued', NOW - 9 * MINUTE, 'a1', { access: 'a1', refresh: 'r1' }),
    event('refreshed', NOW, 'a2', { sent: 'r1' }),
    event('token_issued', NOW, 'a2', { access: 'a2', refresh: 'r2', idToken: 'i1' }),
    event('rotated', NOW, 'r2', { previous: 'r1' }),
  ]);
  const second = grant('h', [event('token_issued', NOW - MINUTE, 'a3', { access: 'a3', refresh: 'r3' })]);
  const other = { ...grant('o', [event('token_issued', NOW, 'b1', { access: 'b1' })]), clientId: 'reports' };
  const tokens = [
    token('a1'),
    token('a2'),
    token('a3'),
    token('i1', { kind: 'id' }),
    token('r1', { kind: 'refresh' }),
    token('r2', { kind: 'refresh' }),
    token('r3', { kind: 'refresh' }),
    token('b1'),
    token('code', { kind: 'code' }),
  ];
  const found = tokenFamilies(inspection({ tokens, grants: [renewed, second, other] }));
  expect(names(found)).toEqual([
    ['spa-web', 'a2', ['a1', 'a2', 'a3']],
    ['spa-web', 'i1', ['i1']],
    ['spa-web', 'r2', ['r1', 'r2']],
    ['spa-web', 'r3', ['r3']],
    ['reports', 'b1', ['b1']],
  ]);
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
});

test('names an access token that was replaced where no other is there', () => {
  const renewed = grant('g', [
    event('token_issued', NOW - MINUTE, 'a1', { access: 'a1', refresh: 'r1' }),
    event('refreshed', NOW, 'gone', { sent: 'r1', replaces: 'a1' }),
  ]);
  expect(names(tokenFamilies(inspection({ tokens: [token('a1')], grants: [renewed] })))).toEqual([
    ['spa-web', 'a1', ['a1']],
  ]);
});

test('is empty where there is nothing', () => {
  expect(tokenFamilies(inspection())).toEqual([]);
});
