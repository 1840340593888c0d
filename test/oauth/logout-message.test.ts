import { describe, expect, test } from 'vitest';
import { mayBeLogout } from '../../src/oauth/logout-message';
import { type Context, readMessage } from '../../src/oauth/message';
import type { Observation } from '../../src/oauth/observation';
import { isWorth } from '../../src/oauth/sight';
import { APP, ISSUER, makeKnowledge, makeNavigation, makeObservation, STRANGER } from './make-observation';
import { makeIdJwt } from './make-token';

const read = (observation: Observation, context: Partial<Context> = {}) =>
  readMessage(observation, { answers: null, revocation: new Set(), ...context });
const inFrame = { exchange: { id: '1', method: 'GET', type: 'sub_frame' } };
const issuers = new Set(['idp.test']);

describe('a logout', () => {
  test('at the authorization server names its client and the way back', async () => {
    const id_token_hint = await makeIdJwt();
    const asked = { id_token_hint, client_id: 'spa', post_logout_redirect_uri: APP };
    expect(read(makeNavigation(`${ISSUER}/end?${new URLSearchParams(asked)}`))).toEqual({
      says: 'logout',
      by: 'server',
      idToken: id_token_hint,
      client: 'spa',
      redirectUri: APP,
    });
    const posted = makeObservation('request-body', asked, {
      url: `${ISSUER}/end`,
      exchange: { id: '1', method: 'POST', type: 'main_frame' },
    });
    expect(read(posted)).toMatchObject({ says: 'logout', by: 'server', client: 'spa' });
  });

  test.each(['id_token_hint', 'post_logout_redirect_uri', 'logout_hint'])('is asked for with %s', (name) => {
    expect(read(makeNavigation(`${ISSUER}/end?${name}=x`))).toMatchObject({ says: 'logout', by: 'server' });
  });

  test('goes where the metadata says', () => {
    const logout = new Set([`${ISSUER}/end`]);
    expect(read(makeNavigation(`${ISSUER}/end?x=1`), { logout })).toEqual({ says: 'logout', by: 'server' });
    expect(read(makeNavigation(`${ISSUER}/ends`), { logout })).toBeNull();
  });

  test.each(['/logout', '/v2/logout', '/log-out/', '/signout', '/sign-out', '/oidc/end_session', '/endsession?a=b'])(
    'goes to %s of an authorization server, or of the site itself',
    (path) => {
      expect(read(makeNavigation(ISSUER + path, { top: ISSUER }), { issuers })).toEqual({
        says: 'logout',
        by: 'server',
      });
      expect(read(makeNavigation(APP + path), { issuers })).toEqual({ says: 'logout', by: 'app' });
    },
  );

  test('is told to an application in a frame', () => {
    const told = `${APP}/bye?iss=${encodeURIComponent(ISSUER)}&sid=1`;
    expect(read(makeNavigation(told, inFrame))).toEqual({ says: 'logout', by: 'front-channel', issuer: ISSUER });
    expect(read(makeNavigation(told.replace('/bye', '/logout'), inFrame))).toEqual({
      says: 'logout',
      by: 'front-channel',
      issuer: ISSUER,
    });
    expect(read(makeNavigation(told))).toBeNull();
    expect(read(makeNavigation(`${APP}/bye?sid=1`, inFrame))).toBeNull();
    expect(read(makeNavigation(`${APP}/bye?iss=x`, inFrame))).toBeNull();
  });

  test.each<[what: string, observation: Observation]>([
    [
      'a fetch',
      makeNavigation(`${ISSUER}/logout?logout_hint=x`, { exchange: { id: '1', method: 'GET', type: 'fetch' } }),
    ],
    ['of a stranger', makeNavigation(`${STRANGER}/logout`)],
    ['a frame of the site without a word of who and what', makeNavigation(`${APP}/logout`, inFrame)],
    ['a word in a longer path', makeNavigation(`${APP}/logout-help`)],
    ['a word in the query', makeNavigation(`${APP}/?next=/logout`)],
  ])('is not %s', (_, observation) => {
    expect(read(observation, { issuers })).toBeNull();
  });

  test('is no authorization request with a hint', () => {
    const silent = `${ISSUER}/auth?client_id=spa&response_type=code&prompt=none&id_token_hint=x`;
    expect(read(makeNavigation(silent))).toMatchObject({ says: 'authorization-request' });
  });

  test('is worth a look by its path alone, as a navigation', async () => {
    const { followed } = await makeKnowledge();
    const fields = [{ name: '', value: '/logout' }];
    const at = (type: string, url = `${APP}/logout`) =>
      makeObservation('request-url', fields, { url, exchange: { id: '1', method: 'GET', type } });
    expect(isWorth(at('main_frame'), followed)).toBe(true);
    expect(isWorth(at('sub_frame'), followed)).toBe(true);
    expect(isWorth(at('xmlhttprequest'), followed)).toBe(false);
    expect(isWorth(at('main_frame', `${APP}/orders`), followed)).toBe(false);
    expect(mayBeLogout(`${ISSUER}/end?x=1&logout_hint=x`)).toBe(true);
    expect(mayBeLogout(`${APP}/bye?iss=x&sid=1`)).toBe(true);
    expect(mayBeLogout(`${APP}/bye?miss=x`)).toBe(false);
  });
});
