import { expect, test } from 'vitest';
import { exposuresOf } from '../../src/views/exposures';
import { firstSeen, placeDetail, placeMarks, receiversOf } from '../../src/views/places';
import { finding, NOW, SITE, sighting } from './sample';

const place = (channel: 'local-storage' | 'request-body' | 'response-body', host = 'app.spa.test') => ({
  channel,
  host,
});

test('marks exposed channels first, the worst leading, then the others', () => {
  const exposures = exposuresOf(
    [
      finding('rt-in-token-response', { token: 'r2', severity: 'medium', place: place('response-body') }),
      finding('rt-in-local-storage', { token: 'r1', place: place('local-storage') }),
      finding('at-in-storage', { token: 'other', place: place('request-body') }),
    ],
    SITE,
  );
  const seen = [sighting('r2', 'request-body'), sighting('r1', 'local-storage'), sighting('other', 'cookie')];
  expect(placeMarks(['r1', 'r2'], exposures, seen)).toEqual([
    { channel: 'local-storage', severity: 'high' },
    { channel: 'response-body', severity: 'medium' },
    { channel: 'request-body', severity: null },
  ]);
});

test('holds the worst against a channel, and information not at all', () => {
  const exposures = exposuresOf(
    [
      finding('at-in-storage', { token: 'a', severity: 'low', place: place('local-storage') }),
      finding('rt-in-local-storage', { token: 'a', site: 'https://b.test', place: place('local-storage', 'b.test') }),
      finding('rt-in-token-response', { token: 'a', severity: 'info', place: place('response-body') }),
    ],
    SITE,
  );
  expect(placeMarks(['a'], exposures, [sighting('a', 'response-body')])).toEqual([
    { channel: 'local-storage', severity: 'high' },
    { channel: 'response-body', severity: null },
  ]);
});

test('counts what was sent by receiver, and nothing that was only received or stored', () => {
  const to = (host: string, count: number, path: string) =>
    sighting('a', 'request-header', { place: { channel: 'request-header', host, path }, count });
  const seen = [
    to('b.test', 1, '/'),
    to('api.test', 2, '/x'),
    to('api.test', 3, '/y'),
    sighting('a', 'local-storage'),
    sighting('a', 'response-body'),
  ];
  expect(receiversOf(['a'], seen)).toEqual([
    { host: 'api.test', count: 5 },
    { host: 'b.test', count: 1 },
  ]);
  expect(receiversOf(['z'], seen)).toEqual([]);
});

test('names a stored place by its key, and a request by its address', () => {
  expect(placeDetail({ channel: 'local-storage', host: 'a.test', key: 'auth › token' })).toBe('auth › token');
  expect(placeDetail({ channel: 'request-body', host: 'a.test', path: '/token', key: 'refresh_token' })).toBe(
    'a.test/token',
  );
  expect(placeDetail({ channel: 'cookie', host: 'a.test' })).toBe('a.test');
});

test('finds when any of the tokens was first seen', () => {
  expect(firstSeen(['a', 'b'], [sighting('a', 'cookie'), sighting('b', 'cookie', { at: NOW - 5 })])).toBe(NOW - 5);
  expect(firstSeen(['z'], [sighting('a', 'cookie')])).toBeUndefined();
});
