import { expect, test } from 'vitest';
import type { EventKind, Facts } from '../../../src/oauth/grant';
import { eventPlace } from '../../../src/views/lifecycle/event-place';
import { event, NOW } from '../sample';
import { translator } from '../translate';

const LANE = { issuer: 'https://login.idp.test' };

test.each<[EventKind, Facts, string]>([
  ['authorization_request', { origin: 'https://login.other.test' }, 'login.other.test'],
  ['code_exchange', {}, 'login.idp.test'],
  ['callback', { mode: 'query' }, ''],
  ['token_used', { target: 'api.resource.test' }, 'api.resource.test'],
  ['token_stored', { channel: 'local-storage', host: 'app.spa.test', key: 'session' }, 'localStorage session'],
  ['logout', { by: 'server' }, 'login.idp.test'],
  ['logout', { by: 'app' }, ''],
  ['revoked_inferred', { by: 'api', target: 'api.resource.test' }, 'api.resource.test'],
  ['revoked_inferred', { by: 'server' }, 'login.idp.test'],
  ['expired', { source: 'exp' }, ''],
])('%s %o took place at "%s"', (kind, facts, place) => {
  expect(eventPlace(translator('en'), { event: event(kind, NOW, 'a1', facts) }, LANE)).toBe(place);
});

test('shows what is not seen in a name from the wire', () => {
  const used = { event: event('token_used', NOW, 'a1', { target: 'api\u202e.test' }) };
  expect(eventPlace(translator('en'), used, LANE)).toBe('api⟨U+202E⟩.test');
});
