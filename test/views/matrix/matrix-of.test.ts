import { expect, test } from 'vitest';
import type { Finding } from '../../../src/rules/finding';
import type { Inspection } from '../../../src/session/inspection';
import { exposuresOf } from '../../../src/views/exposures';
import { matrixOf } from '../../../src/views/matrix/matrix-of';
import { event, finding, grant, inspection, MINUTE, NOW, SITE, sighting, token } from '../sample';

const USUAL = [
  'request-url',
  'request-header',
  'request-body',
  'response-body',
  'local-storage',
  'session-storage',
  'indexed-db',
  'cookie',
];

const matrix = (shown: Partial<Inspection>, findings: Finding[] = []) =>
  matrixOf(inspection(shown), exposuresOf(findings, SITE));

const cellsOf = (found: ReturnType<typeof matrix>) =>
  found.rows.map(({ family, cells }) => [
    family.current.id,
    [...cells].map(([channel, { count, worst, token: id }]) => [channel, count, worst?.severity ?? null, id]),
  ]);

const place = (channel: 'local-storage' | 'response-body') => ({ channel, host: 'app.spa.test' });

const tokens = [token('a1'), token('r1', { kind: 'refresh' }), token('r2', { kind: 'refresh' })];
const grants = [
  grant('g', [
    event('token_issued', NOW - MINUTE, 'a1', { access: 'a1', refresh: 'r1' }),
    event('rotated', NOW, 'r2', { previous: 'r1' }),
  ]),
];

test('adds up what was seen of a family in one kind of place, and names the token seen there last', () => {
  const found = matrix({
    tokens,
    grants,
    sightings: [
      sighting('a1', 'request-header', { count: 3 }),
      sighting('a1', 'request-header', { count: 4, place: { channel: 'request-header', host: 'api.test' } }),
      sighting('r2', 'response-body', { count: 2, last: NOW + 1 }),
      sighting('r1', 'response-body', { count: 1 }),
      sighting('unknown', 'cookie'),
    ],
  });
  expect(cellsOf(found)).toEqual([
    ['a1', [['request-header', 7, null, 'a1']]],
    ['r2', [['response-body', 3, null, 'r2']]],
  ]);
  expect(found.channels).toEqual(USUAL);
});

test('holds the worst open exposure against a cell; neither information nor what is ignored', () => {
  const found = matrix(
    {
      tokens,
      grants,
      sightings: [sighting('r1', 'local-storage'), sighting('r1', 'response-body'), sighting('a1', 'local-storage')],
    },
    [
      finding('rt-low', { token: 'r1', severity: 'low', place: place('local-storage') }),
      finding('rt-in-local-storage', { token: 'r2', severity: 'high', place: place('local-storage') }),
      finding('rt-info', { token: 'r1', severity: 'info', place: place('response-body') }),
      finding('at-in-storage', { token: 'a1', place: place('local-storage'), facts: { ignored: 'known' } }),
      finding('nowhere', { token: 'a1', severity: 'critical' }),
    ],
  );
  expect(cellsOf(found)).toEqual([
    ['a1', [['local-storage', 1, null, 'a1']]],
    [
      'r2',
      [
        ['local-storage', 1, 'high', 'r1'],
        ['response-body', 1, null, 'r1'],
      ],
    ],
  ]);
});

test('has a cell for an exposure whose sightings are gone, and none for a family never seen anywhere', () => {
  const found = matrix({ tokens, grants }, [
    finding('rt-in-local-storage', { token: 'r1', place: place('local-storage') }),
  ]);
  expect(cellsOf(found)).toEqual([['r2', [['local-storage', 0, 'high', 'r1']]]]);
});

test('has a column for a less usual place once something was seen there, each in its own position', () => {
  const sightings = [sighting('a1', 'window-name'), sighting('a1', 'fragment'), sighting('unknown', 'websocket')];
  const { channels } = matrix({ tokens, grants, sightings });
  expect(channels).toEqual(['request-url', 'fragment', ...USUAL.slice(1), 'window-name']);
});
