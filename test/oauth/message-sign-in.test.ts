import { describe, expect, test } from 'vitest';
import { type Context, readMessage } from '../../src/oauth/message';
import type { Observation } from '../../src/oauth/observation';
import { APP, ISSUER, makeNavigation, makeObservation } from './make-observation';
import { makeAccessJwt, makeIdJwt, makeOpaque } from './make-token';

const read = (observation: Observation, context: Partial<Context> = {}) =>
  readMessage(observation, { answers: null, revocation: new Set(), ...context });

const NAVIGATED = { exchange: { id: '1', method: 'POST', type: 'main_frame' } };

describe('an authorization request', () => {
  const ask = `${ISSUER}/auth?client_id=spa&redirect_uri=${encodeURIComponent(APP)}`;
  const said = { says: 'authorization-request', client: 'spa', redirectUri: APP };

  test.each(['response_type=code', 'request=signed', 'request_uri=urn:x'])('asks with %s', (how) => {
    expect(read(makeNavigation(`${ask}&${how}`))).toEqual(said);
  });

  test('in a frame, or as a form', () => {
    const inFrame = makeNavigation(`${ask}&response_type=code&prompt=none`, {
      exchange: { id: '1', method: 'GET', type: 'sub_frame' },
    });
    expect(read(inFrame)).toEqual(said);
    const form = { client_id: 'spa', redirect_uri: APP, response_type: 'code' };
    expect(read(makeObservation('request-body', form, NAVIGATED))).toEqual(said);
  });

  test('goes somewhere: a fetch of the same address does not ask', () => {
    const exchange = { id: '1', method: 'GET', type: 'xmlhttprequest' };
    expect(read(makeNavigation(`${ask}&response_type=code`, { exchange }))).toBeNull();
    expect(read(makeNavigation(ask))).toBeNull();
    expect(read(makeNavigation(`${ISSUER}/auth?response_type=code`))).toBeNull();
  });
});

describe('a callback', () => {
  const code = makeOpaque();

  test.each(['state=1', 'session_state=1'])('brings a code beside %s', (beside) => {
    expect(read(makeNavigation(`${APP}/?code=${code}&${beside}`))).toEqual({ says: 'callback', code });
  });

  test('says who sends it', () => {
    expect(read(makeNavigation(`${APP}/?code=${code}&iss=${encodeURIComponent(ISSUER)}`))).toEqual({
      says: 'callback',
      code,
      issuer: ISSUER,
    });
  });

  test('brings an error', () => {
    expect(read(makeNavigation(`${APP}/?error=login_required&state=1`))).toEqual({
      says: 'callback',
      error: 'login_required',
    });
  });

  test('brings tokens in a fragment or a form, and never in a query', async () => {
    const [access_token, id_token] = [await makeAccessJwt(), await makeIdJwt()];
    const fields = { access_token, id_token, token_type: 'Bearer', state: '1' };
    const said = { says: 'callback', access: access_token, idToken: id_token };
    expect(read(makeObservation('fragment', fields))).toEqual(said);
    expect(read(makeObservation('request-body', fields, NAVIGATED))).toEqual(said);
    expect(read(makeNavigation(`${APP}/?${new URLSearchParams(fields)}`))).toEqual({
      says: 'callback',
      idToken: id_token,
    });
  });

  test.each<[what: string, observation: Observation]>([
    ['a code alone', makeNavigation(`${APP}/?code=${code}`)],
    ['an error alone', makeNavigation(`${APP}/?error=404`)],
    ['a state alone', makeNavigation(`${APP}/?state=1`)],
    [
      'a fetch',
      makeNavigation(`${APP}/?code=${code}&state=1`, { exchange: { id: '1', method: 'GET', type: 'xmlhttprequest' } }),
    ],
    ['an access token without its type', makeObservation('fragment', { access_token: makeOpaque() })],
    ['another fragment', makeObservation('fragment', { section: '2' })],
  ])('is not %s', (_, observation) => {
    expect(read(observation)).toBeNull();
  });
});

describe('a revocation request', () => {
  const token = makeOpaque();
  const revoke = (url: string, context: Partial<Context> = {}) =>
    read(makeObservation('request-body', { token, client_secret: 'x' }, { url }), context);
  const said = { says: 'revocation-request', token, secret: 'x' };

  test('goes where the metadata says', () => {
    expect(revoke(`${ISSUER}/end`, { revocation: new Set([`${ISSUER}/end`]) })).toEqual(said);
  });

  test('or to a path of an authorization server that says so', () => {
    const issuers = new Set(['idp.test']);
    for (const path of ['/revoke', '/oauth/revocation', '/revoke/', '/revoke?client=spa'])
      expect(revoke(ISSUER + path, { issuers })).toEqual(said);
    expect(revoke(`${ISSUER}/revoked`, { issuers })).toBeNull();
    expect(revoke(`${ISSUER}/devices`, { issuers })).toBeNull();
  });

  test('and not to a path that any site may have', () => {
    expect(revoke('https://tracker.third.test/revoke', { issuers: new Set(['idp.test']) })).toBeNull();
    expect(revoke('https://tracker.third.test/revoke')).toBeNull();
  });
});

describe('metadata', () => {
  test('names the endpoints', () => {
    const body = {
      issuer: ISSUER,
      authorization_endpoint: `${ISSUER}/auth`,
      token_endpoint: `${ISSUER}/token`,
      revocation_endpoint: `${ISSUER}/revoke`,
    };
    expect(read(makeObservation('response-body', JSON.stringify(body)))).toEqual({
      says: 'metadata',
      issuer: ISSUER,
      tokenEndpoint: `${ISSUER}/token`,
      revocationEndpoint: `${ISSUER}/revoke`,
    });
  });

  test('is more than a member called issuer', () => {
    expect(read(makeObservation('response-body', JSON.stringify({ issuer: ISSUER })))).toBeNull();
  });
});
