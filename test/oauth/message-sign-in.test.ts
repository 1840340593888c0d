import { describe, expect, test } from 'vitest';
import { readMessage } from '../../src/oauth/message';
import type { Observation } from '../../src/oauth/observation';
import { APP, ISSUER, makeNavigation, makeObservation } from './make-observation';
import { makeAccessJwt, makeIdJwt, makeJwt, makeOpaque } from './make-token';

const read = (observation: Observation) => readMessage(observation, { answers: null, revocation: new Set() });

const NAVIGATED = { exchange: { id: '1', method: 'POST', type: 'main_frame' } };

describe('an authorization request', () => {
  const ask = `${ISSUER}/auth?client_id=spa&redirect_uri=${encodeURIComponent(APP)}`;
  const said = { says: 'authorization-request', client: 'spa', redirectUri: APP };

  test.each([
    ['response_type=code', { responseType: 'code' }],
    ['request=signed', { elsewhere: true }],
    ['request_uri=urn:x', { elsewhere: true, requestUri: 'urn:x' }],
  ])('asks with %s', (how, more) => {
    expect(read(makeNavigation(`${ask}&${how}`))).toEqual({ ...said, ...more });
  });

  test('says how it is protected, and what it asks for', () => {
    const [state, nonce, challenge] = [makeOpaque(), makeOpaque(), makeOpaque()];
    const protectedBy = `state=${state}&nonce=${nonce}&code_challenge=${challenge}&code_challenge_method=S256`;
    const wanted = 'response_type=id_token%20code&response_mode=form_post&scope=email%20openid&prompt=none';
    expect(read(makeNavigation(`${ask}&${protectedBy}&${wanted}`))).toEqual({
      ...said,
      state,
      stateLength: state.length,
      nonce,
      challenge,
      method: 'S256',
      responseType: 'code id_token',
      responseMode: 'form_post',
      openid: true,
      prompt: 'none',
    });
    expect(read(makeNavigation(`${ask}&response_type=code&scope=openidish`))).not.toHaveProperty('openid');
  });

  test('in a frame, or as a form', () => {
    const inFrame = makeNavigation(`${ask}&response_type=code&prompt=none`, {
      exchange: { id: '1', method: 'GET', type: 'sub_frame' },
    });
    expect(read(inFrame)).toEqual({ ...said, responseType: 'code', prompt: 'none' });
    const form = { client_id: 'spa', redirect_uri: APP, response_type: 'code' };
    expect(read(makeObservation('request-body', form, NAVIGATED))).toEqual({ ...said, responseType: 'code' });
  });

  test('goes somewhere: a fetch of the same address does not ask', () => {
    const exchange = { id: '1', method: 'GET', type: 'xmlhttprequest' };
    expect(read(makeNavigation(`${ask}&response_type=code`, { exchange }))).toBeNull();
    expect(read(makeNavigation(ask))).toBeNull();
    expect(read(makeNavigation(`${ISSUER}/auth?response_type=code`))).toBeNull();
  });
});

describe('a signed request (RFC 9101)', () => {
  test('is read: what it says counts, whatever stands beside it', async () => {
    const [state, other] = [makeOpaque(), makeOpaque()];
    const request = await makeJwt({ client_id: 'spa', response_type: 'code', redirect_uri: APP, state });
    const asked = new URLSearchParams({ client_id: 'spa', request, state: other });
    expect(read(makeNavigation(`${ISSUER}/auth?${asked}`))).toEqual({
      says: 'authorization-request',
      client: 'spa',
      redirectUri: APP,
      responseType: 'code',
      state,
      stateLength: state.length,
      elsewhere: true,
    });
  });
});

describe('a request that is sent ahead (RFC 9126)', () => {
  const url = `${ISSUER}/par`;
  const asked = { client_id: 'spa', redirect_uri: APP, response_type: 'code' };

  test('is one in a form or in JSON, and none where something else is asked for', () => {
    const pushed = { says: 'pushed-request', client: 'spa', redirectUri: APP, responseType: 'code' };
    expect(read(makeObservation('request-body', asked, { url }))).toEqual(pushed);
    expect(read(makeObservation('request-body', new URLSearchParams(asked).toString(), { url }))).toEqual(pushed);
    expect(read(makeObservation('request-body', JSON.stringify(asked), { url }))).toEqual(pushed);
    const { response_type: _, ...silent } = asked;
    expect(read(makeObservation('request-body', silent, { url }))).toBeNull();
    expect(read(makeObservation('request-body', { ...asked, request_uri: 'urn:x' }, { url }))).toBeNull();
    const withGrant = { ...asked, grant_type: 'authorization_code', code: makeOpaque() };
    expect(read(makeObservation('request-body', withGrant, { url }))?.says).toBe('token-request');
  });

  test('is answered with a name for it, which says nothing elsewhere', () => {
    const answer = makeObservation('response-body', JSON.stringify({ request_uri: 'urn:x', expires_in: 60 }), { url });
    const said = readMessage(answer, { answers: 'pushed-request', revocation: new Set() });
    expect(said).toEqual({ says: 'pushed-response', requestUri: 'urn:x' });
    expect(read(answer)).toBeNull();
  });
});

describe('an answer by message (web_message)', () => {
  const [code, state] = [makeOpaque(), makeOpaque()];
  const posted = (said: unknown) =>
    read(makeObservation('post-message', [{ name: `window message from ${ISSUER}`, value: JSON.stringify(said) }]));

  test('stands in the message or in its response', () => {
    const said = { says: 'callback', code, state, mode: 'web_message' };
    expect(posted({ code, state })).toEqual(said);
    expect(posted({ type: 'authorization_response', response: { code, state } })).toEqual(said);
    expect(posted({ response: { error: 'login_required', state } })).toMatchObject({ error: 'login_required' });
  });

  test.each([['nothing'], [null], [[1]], [{ code: 1 }], [{ response: 'text' }]])('is none in %j', (said) => {
    expect(posted(said)).toBeNull();
  });
});

describe('a callback', () => {
  const code = makeOpaque();

  test.each(['state=1', 'session_state=1'])('brings a code beside %s', (beside) => {
    expect(read(makeNavigation(`${APP}/?code=${code}&${beside}`))).toEqual({
      says: 'callback',
      code,
      mode: 'query',
      ...(beside === 'state=1' && { state: '1' }),
    });
  });

  test('says who sends it', () => {
    expect(read(makeNavigation(`${APP}/?code=${code}&iss=${encodeURIComponent(ISSUER)}`))).toEqual({
      says: 'callback',
      code,
      issuer: ISSUER,
      mode: 'query',
    });
  });

  test('brings an error', () => {
    expect(read(makeNavigation(`${APP}/?error=login_required&state=1`))).toEqual({
      says: 'callback',
      error: 'login_required',
      state: '1',
      mode: 'query',
    });
  });

  test('brings tokens in a fragment or a form, and never in a query', async () => {
    const [access_token, id_token] = [await makeAccessJwt(), await makeIdJwt()];
    const fields = { access_token, id_token, token_type: 'Bearer', state: '1', expires_in: '90' };
    const said = { says: 'callback', access: access_token, idToken: id_token, state: '1', expiresIn: 90 };
    expect(read(makeObservation('fragment', fields))).toEqual({ ...said, mode: 'fragment' });
    expect(read(makeObservation('request-body', fields, NAVIGATED))).toEqual({ ...said, mode: 'form_post' });
    expect(read(makeNavigation(`${APP}/?${new URLSearchParams(fields)}`))).toEqual({
      says: 'callback',
      idToken: id_token,
      state: '1',
      mode: 'query',
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
