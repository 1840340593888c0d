import { describe, expect, test } from 'vitest';
import { type Context, readMessage, SLOTS } from '../../src/oauth/message';
import type { Observation } from '../../src/oauth/observation';
import { APP, ISSUER, makeNavigation, makeObservation } from './make-observation';
import { makeIdJwt, makeOpaque } from './make-token';

const read = (observation: Observation, context: Partial<Context> = {}) =>
  readMessage(observation, { answers: null, revocation: new Set(), ...context });

const TOKEN_URL = `${ISSUER}/token`;

describe('a token request', () => {
  const [refresh_token, code, code_verifier] = [makeOpaque(), makeOpaque(), makeOpaque()];

  test('is read from a form, from JSON, and from fields', () => {
    const body = { grant_type: 'refresh_token', refresh_token, client_id: 'spa' };
    const said = {
      says: 'token-request',
      grantType: 'refresh_token',
      client: 'spa',
      authenticated: false,
      refresh: refresh_token,
    };
    for (const what of [new URLSearchParams(body).toString(), JSON.stringify(body), ` ${JSON.stringify(body)}`, body])
      expect(read(makeObservation('request-body', what, { url: TOKEN_URL }))).toEqual(said);
  });

  test('of a code names the code and its verifier', () => {
    const body = { grant_type: 'authorization_code', code, code_verifier, redirect_uri: APP };
    expect(read(makeObservation('request-body', body))).toEqual({
      says: 'token-request',
      grantType: 'authorization_code',
      authenticated: false,
      code,
      verifier: code_verifier,
    });
  });

  test('authenticates its client with a secret or an assertion', () => {
    const [client_secret, client_assertion] = [makeOpaque(), makeOpaque()];
    const grant_type = 'client_credentials';
    expect(read(makeObservation('request-body', { grant_type, client_secret }))).toMatchObject({
      authenticated: true,
      secret: client_secret,
    });
    expect(read(makeObservation('request-body', { grant_type, client_assertion }))).toMatchObject({
      authenticated: true,
      assertion: client_assertion,
    });
  });

  test('may say its grant type in the address', () => {
    const url = `${TOKEN_URL}?grant_type=refresh_token`;
    const body = makeObservation('request-body', JSON.stringify({ refresh_token }), { url });
    expect(read(body)).toMatchObject({ says: 'token-request', grantType: 'refresh_token', refresh: refresh_token });
  });

  test('may be sent with GET, which makes it no less one', () => {
    const observation = makeNavigation(`${TOKEN_URL}?grant_type=refresh_token&refresh_token=${refresh_token}`, {
      exchange: { id: '1', method: 'GET', type: 'xmlhttprequest' },
    });
    expect(read(observation)).toMatchObject({ says: 'token-request', refresh: refresh_token });
  });

  test('names a refresh token or a code only where its grant type does', () => {
    const body = { grant_type: 'password', refresh_token, code };
    const said = read(makeObservation('request-body', body));
    expect(said).toEqual({ says: 'token-request', grantType: 'password', authenticated: false });
  });

  test.each<[what: string, observation: Observation]>([
    ['without a grant type', makeObservation('request-body', { refresh_token })],
    ['with an empty one', makeObservation('request-body', { grant_type: '', refresh_token })],
    ['with one that is no text', makeObservation('request-body', JSON.stringify({ grant_type: ['refresh_token'] }))],
    [
      'in a preflight',
      makeObservation('request-body', { grant_type: 'x' }, { exchange: { id: '1', method: 'OPTIONS', type: 'other' } }),
    ],
    ['in a header', makeObservation('request-header', { grant_type: 'refresh_token' })],
    ['in a store', makeObservation('local-storage', { grant_type: 'refresh_token' })],
    ['in an answer', makeObservation('response-body', JSON.stringify({ grant_type: 'refresh_token' }))],
  ])('is none %s', (_, observation) => {
    expect(read(observation)).toBeNull();
  });
});

describe('a token response', () => {
  const access_token = makeOpaque();

  test('says all that a server may say', async () => {
    const [refresh_token, id_token] = [makeOpaque(), await makeIdJwt()];
    const body = {
      access_token,
      refresh_token,
      id_token,
      token_type: 'Bearer',
      expires_in: 90,
      refresh_expires_in: 600,
    };
    expect(read(makeObservation('response-body', JSON.stringify(body)))).toEqual({
      says: 'token-response',
      access: access_token,
      refresh: refresh_token,
      idToken: id_token,
      tokenType: 'Bearer',
      expiresIn: 90,
      refreshExpiresIn: 600,
    });
  });

  test('has a token type, or answers a token request', () => {
    const bare = makeObservation('response-body', JSON.stringify({ access_token }));
    expect(read(bare)).toBeNull();
    expect(read(bare, { answers: 'token-request' })).toEqual({ says: 'token-response', access: access_token });
    expect(read(bare, { answers: 'metadata' })).toBeNull();
  });

  test('may be a form, as old servers answer', () => {
    const body = new URLSearchParams({ access_token, token_type: 'bearer', expires_in: '90' }).toString();
    expect(read(makeObservation('response-body', body))).toMatchObject({ access: access_token, expiresIn: 90 });
  });

  test.each([
    [90, 90],
    ['90', 90],
    [0, 0],
    [1.5, 1.5],
    [-1, undefined],
    ['-1', undefined],
    ['soon', undefined],
    ['9'.repeat(30), undefined],
    [null, undefined],
    [true, undefined],
    [[90], undefined],
  ])('expires_in of %j is %s seconds', (expires_in, seconds) => {
    const body = JSON.stringify({ access_token, token_type: 'Bearer', expires_in });
    const said = read(makeObservation('response-body', body));
    expect(said?.says === 'token-response' && said.expiresIn).toBe(seconds);
  });

  test.each(['refresh_expires_in', 'refresh_token_expires_in', 'refresh_token_timeout'])('%s is one thing', (name) => {
    const body = JSON.stringify({ access_token, token_type: 'Bearer', [name]: 600 });
    expect(read(makeObservation('response-body', body))).toMatchObject({ refreshExpiresIn: 600 });
  });

  test.each<[what: string, body: string]>([
    ['without an access token', JSON.stringify({ token_type: 'Bearer', refresh_token: makeOpaque() })],
    ['with an empty one', JSON.stringify({ token_type: 'Bearer', access_token: '' })],
    ['with one that is no text', JSON.stringify({ token_type: 'Bearer', access_token: { value: makeOpaque() } })],
    ['with one that is null', JSON.stringify({ token_type: 'Bearer', access_token: null })],
    ['in a list', JSON.stringify([{ access_token, token_type: 'Bearer' }])],
    [
      'inherited from what only looks like a parent',
      `{"__proto__":{"access_token":"${access_token}","token_type":"Bearer"}}`,
    ],
    ['cut off', JSON.stringify({ access_token, token_type: 'Bearer' }).slice(0, -1)],
    ['in a page', `<form action="?access_token=${access_token}&token_type=Bearer">`],
    ['in nothing', ''],
  ])('is none %s', (_, body) => {
    expect(read(makeObservation('response-body', body), { answers: 'token-request' })).toBeNull();
  });
});

test('a token error answers a token request', () => {
  const body = JSON.stringify({ error: 'invalid_grant', error_description: 'No' });
  const observation = makeObservation('response-body', body);
  expect(read(observation, { answers: 'token-request' })).toEqual({ says: 'token-error', error: 'invalid_grant' });
  expect(read(observation)).toBeNull();
});

test('every member that holds a value has a slot, so that none is told in clear', () => {
  expect(Object.keys(SLOTS).sort()).toEqual([
    'access',
    'assertion',
    'code',
    'idToken',
    'refresh',
    'secret',
    'token',
    'verifier',
  ]);
});

describe('what else a token response says of lives', () => {
  const read = (more: object) =>
    readMessage(
      makeObservation('response-body', JSON.stringify({ access_token: makeOpaque(), token_type: 'Bearer', ...more })),
      { answers: 'token-request', revocation: new Set() },
    );

  test.each([
    [90, undefined],
    [1.5, undefined],
    ['90', 'text'],
    ['1', 'text'],
    [0, 'not_positive'],
    ['0', 'not_positive'],
    [-1, 'not_positive'],
    ['soon', 'not_positive'],
    [true, 'not_positive'],
    [null, undefined],
    [undefined, undefined],
  ])('expires_in of %j has the fault %s', (expires_in, fault) => {
    const said = read({ expires_in });
    expect(said?.says === 'token-response' && said.expiresInFault).toBe(fault);
  });

  test('the end of the authorization is no end of a token', () => {
    const said = read({ authorization_expires_in: 86_400 });
    expect(said).toMatchObject({ authorizationExpiresIn: 86_400 });
    expect(said).not.toHaveProperty('refreshExpiresIn');
  });
});

test.each([
  [42, 'short'],
  [43, undefined],
  [128, undefined],
  [129, 'long'],
])('a verifier of %s characters has the fault %s', (length, fault) => {
  const said = readMessage(
    makeObservation('request-body', { grant_type: 'authorization_code', code_verifier: makeOpaque(length) }),
    { answers: null, revocation: new Set() },
  );
  expect(said?.says === 'token-request' && said.verifierFault).toBe(fault);
});

test.each(['+', '/', '=', ' ', 'é'])('a verifier with %j in it has characters that it may not have', (character) => {
  const said = readMessage(
    makeObservation('request-body', { grant_type: 'authorization_code', code_verifier: `${makeOpaque()}${character}` }),
    { answers: null, revocation: new Set() },
  );
  expect(said).toMatchObject({ verifierFault: 'characters' });
});
