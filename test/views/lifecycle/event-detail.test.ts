import { expect, test } from 'vitest';
import { exposuresOf } from '../../../src/views/exposures';
import { entriesOf } from '../../../src/views/lifecycle/entries-of';
import { sectionsOf } from '../../../src/views/lifecycle/event-sections';
import { knownBy, whenText } from '../../../src/views/lifecycle/event-when';
import { relatedTo } from '../../../src/views/lifecycle/related-exposures';
import { event, finding, grant, NOW, SITE } from '../sample';
import { translator } from '../translate';

const t = translator('en');
const entries = entriesOf([
  grant('g', [
    event('token_issued', NOW, 'a1', { access: 'a1' }),
    event('token_used', NOW + 4_000, 'a1', { target: 'api.spa.test', last: NOW + 65_000, count: 3 }),
    event('token_stored', NOW + 5_000, 'a1', { channel: 'local-storage', host: 'app.spa.test', key: 'auth' }),
  ]),
]);
const [issued, used, stored] = entries;

test('a time is a clock time, and how long after the event before', () => {
  expect(issued && whenText(t, issued, entries, NOW)).toMatch(/^\d\d:00:00$/);
  expect(used && whenText(t, used, entries, NOW)).toMatch(/^\d\d:00:04 to \d\d:01:05, 4 s after the event before it$/);
});

test('an inference says what it rests on', () => {
  const inferred = { ...event('revoked_inferred', NOW, 'a1', { by: 'api' }), evidence: 'inferred' as const };
  expect(knownBy(t, inferred)).toContain('refused before its end');
  expect(knownBy(t, { ...event('backend_exchange', NOW), evidence: 'inferred' })).toContain('cookies');
  expect(knownBy(t, { ...event('expired', NOW), evidence: 'derived' })).toBe('Worked out from what was stated');
});

test('what is held against a token at the place of an event stands beside it', () => {
  const place = (channel: 'request-header' | 'local-storage', host: string, key?: string) => ({
    place: { channel, host, ...(key && { key }) },
    token: 'a1',
  });
  const exposures = exposuresOf(
    [
      finding('here', place('request-header', 'api.spa.test')),
      finding('elsewhere', place('request-header', 'other.test')),
      finding('nowhere', { token: 'a1' }),
      finding('another', { ...place('request-header', 'api.spa.test'), token: 'zz' }),
      finding('stored', place('local-storage', 'app.spa.test', 'auth')),
      finding('stored-beside', place('local-storage', 'app.spa.test', 'copy')),
    ],
    SITE,
  );
  const rules = (entry: (typeof entries)[number] | undefined) =>
    entry && relatedTo(entry, exposures, 'https://login.idp.test').map(({ rule }) => rule);
  expect(rules(used)?.toSorted()).toEqual(['here', 'nowhere']);
  expect(rules(stored)).toEqual(['stored']);
});

test('every kind has where to read on', () => {
  for (const { event: one } of entries) {
    for (const { url } of sectionsOf(one.kind)) expect(url).toMatch(/^https:\/\/[^#]+#/);
  }
});
