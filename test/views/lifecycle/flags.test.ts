import { expect, test } from 'vitest';
import type { LifecycleEvent } from '../../../src/oauth/grant';
import type { Finding } from '../../../src/rules/finding';
import { exposuresOf } from '../../../src/views/exposures';
import { flagsOf } from '../../../src/views/lifecycle/flags';
import { lanesOf } from '../../../src/views/lifecycle/lanes-of';
import { event, finding, grant, inspection, MINUTE, NOW, SITE } from '../sample';

const stored = (id: string, at: number) =>
  event('token_stored', at, id, { channel: 'local-storage', host: 'app.spa.test', key: 'auth' });
const used = (id: string, at: number) => event('token_used', at, id, { target: 'api.spa.test' });

const events: LifecycleEvent[] = [
  event('token_issued', NOW, 'a1', { access: 'a1', refresh: 'r1', expiresIn: 3_600 }),
  stored('r1', NOW + 100),
  used('a1', NOW + MINUTE),
  event('rotated', NOW + 2 * MINUTE, 'r2', { previous: 'r1' }),
  stored('r2', NOW + 2 * MINUTE + 100),
  event('logout', NOW + 3 * MINUTE),
  used('a1', NOW + 4 * MINUTE),
  used('a1', NOW + 5 * MINUTE),
];

const flagged = (...findings: Finding[]) =>
  lanesOf([grant('g', events)], inspection())
    .flatMap((lane) => flagsOf(lane, exposuresOf(findings, SITE)))
    .map(({ entry, severity }) => [entry.event.kind, entry.event.at - NOW, severity]);

const inStorage = (token: string) =>
  finding('rt-in-storage', { token, place: { channel: 'local-storage', host: 'app.spa.test', key: 'auth' } });
const atApi = (rule: string) =>
  finding(rule, { token: 'a1', severity: 'low', place: { channel: 'request-header', host: 'api.spa.test' } });

test('a refresh token in storage is flagged where it was found, and not again where another took its place', () => {
  expect(flagged(inStorage('r1'), inStorage('r2'))).toEqual([['token_stored', 100, 'high']]);
});

test('the first use that came too late is flagged, by what is held against late uses alone', () => {
  expect(flagged(atApi('at-outlives-revocation'))).toEqual([['token_used', 4 * MINUTE, 'low']]);
  expect(flagged(atApi('at-in-url'))).toEqual([]);
});

test('nothing is flagged that nothing is held against', () => {
  expect(flagged()).toEqual([]);
  expect(
    flagged(finding('rt-in-storage', { token: 'r1', place: { channel: 'cookie', host: 'app.spa.test' } })),
  ).toEqual([]);
});
