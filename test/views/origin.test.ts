import { expect, test } from 'vitest';
import { hostOf, originOf } from '../../src/views/origin';
import { event, grant, NOW, token } from './sample';

const grants = [grant('g', [event('token_issued', NOW, 'a', { refresh: 'r', idToken: 'i' })])];

test('a token says for itself who issued it and to whom', () => {
  const claims = { iss: 'https://other.test/realm', azp: 'app', client_id: 'better' };
  expect(originOf(token('a', { claims }), grants)).toEqual({ issuer: 'other.test', client: 'better' });
  expect(originOf(token('x', { claims: { ...claims, client_id: 7 } }), grants).client).toBe('app');
});

test('else its grant does, also for what an event only mentions', () => {
  for (const id of ['a', 'r', 'i']) {
    expect(originOf(token(id), grants)).toEqual({ issuer: 'login.idp.test', client: 'spa-web' });
  }
  expect(originOf(token('z'), grants)).toEqual({ issuer: undefined, client: undefined });
});

test('an ID token is for its audience', () => {
  expect(originOf(token('z', { kind: 'id', claims: { aud: 'spa' } }), []).client).toBe('spa');
  expect(originOf(token('z', { claims: { aud: 'api' } }), []).client).toBeUndefined();
});

test.each([
  ['https://a.test:8443/x', 'a.test:8443'],
  ['https://аpple.test', 'xn--pple-43d.test'],
  ['urn:issuer', 'urn:issuer'],
  ['not a url', 'not a url'],
])('hostOf %s', (url, host) => {
  expect(hostOf(url)).toBe(host);
});
