import { expect, test } from 'vitest';
import { exposuresOf } from '../../../src/views/exposures';
import { exposureWords, joined, matches, tokenWords } from '../../../src/views/filter/words';
import { event, finding, grant, inspection, NOW, SITE, sighting, token } from '../sample';
import { translator } from '../translate';

const t = translator('en');
const isIn = (phrase: string, words: readonly string[]): boolean => matches(phrase, () => joined(words));

test('matches a whole phrase in one text, whatever the case', () => {
  expect(isIn('API reader', ['the api Reader', 'x'])).toBe(true);
  expect(isIn('  reader ', ['Reader'])).toBe(true);
  expect(isIn('reader api', ['api reader'])).toBe(false);
  expect(isIn('api x', ['api', 'x'])).toBe(false);
  expect(isIn('.*', ['anything'])).toBe(false);
});

test('an empty phrase is in all, and in none at all too', () => {
  expect(isIn('', [])).toBe(true);
  expect(isIn(' ', ['x'])).toBe(true);
  expect(isIn('x', [])).toBe(false);
});

const access = token('a1', {
  format: 'jws',
  header: { alg: 'RS256' },
  claims: { iss: 'https://login.idp.test', scope: 'reports:read', roles: ['admin', 'ops'], deep: { team: 'blue' } },
});
const seen = inspection({
  tokens: [access, token('other')],
  grants: [grant('g', [event('token_issued', NOW, 'a1', { access: 'a1' })])],
  sightings: [
    sighting('a1', 'request-header', { place: { channel: 'request-header', host: 'api.test' } }),
    sighting('other', 'request-header', { place: { channel: 'request-header', host: 'elsewhere.test' } }),
  ],
});

test.each([
  ['its label', 'xx·a1'],
  ['its kind', 'access'],
  ['its kind in words', 'access token'],
  ['its issuer', 'login.idp.test'],
  ['its client', 'spa-web'],
  ['the name of a claim', 'scope'],
  ['the value of a claim', 'reports:read'],
  ['a value in a list', 'admin, ops'],
  ['a value deeper down', 'blue'],
  ['its header', 'rs256'],
  ['a host it was sent to', 'api.test'],
])('finds a token by %s', (_, phrase) => {
  expect(isIn(phrase, tokenWords(t, access, seen))).toBe(true);
});

test('does not find a token by what is not there: a claim it lacks, a host of another', () => {
  const words = tokenWords(t, access, seen);
  expect(isIn('cnf', words)).toBe(false);
  expect(isIn('elsewhere', words)).toBe(false);
});

test.each([
  ['its title', 'Refresh token'],
  ['its rule', 'rt-in-local-storage'],
  ['its site', 'app.spa.test'],
  ['its kind of place', 'localStorage'],
  ['its place', 'auth › refresh_token'],
])('finds an exposure by %s', (_, phrase) => {
  const place = { channel: 'local-storage' as const, host: 'app.spa.test', key: 'auth › refresh_token' };
  const [exposure] = exposuresOf([finding('rt-in-local-storage', { place })], SITE);
  expect(exposure && isIn(phrase, exposureWords(t, exposure))).toBe(true);
});

test('reads claims that nest deeper than can be written', () => {
  let deep: object = {};
  for (let level = 0; level < 20_000; level++) deep = { deep };
  expect(isIn('x', tokenWords(t, token('d', { claims: { deep } }), seen))).toBe(true);
});
