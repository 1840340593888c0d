import { describe, expect, test } from 'vitest';
import { readMessage } from '../../src/oauth/message';
import type { Observation } from '../../src/oauth/observation';
import { API, APP, makeObservation, STRANGER } from './make-observation';
import { makeJwt, makeOpaque, makeText } from './make-token';

const read = (body: unknown, url: string, more: Partial<Observation> = {}) =>
  readMessage(
    makeObservation('request-body', typeof body === 'string' ? body : JSON.stringify(body), { url, ...more }),
    { answers: null, revocation: new Set() },
  );

const rt = makeOpaque();
const client = makeText(26, 'abcdefghij0123456789');
const jwt = await makeJwt({ sub: 'ada' });

describe('a refresh token is asked to be exchanged', () => {
  test.each<[shape: string, body: unknown, url: string]>([
    ['by a form', `grant_type=refresh_token&refresh_token=${rt}`, `${API}/oauth/token`],
    ['by JSON', { grant_type: 'refresh_token', refresh_token: rt, client_id: client }, `${API}/x`],
    ['by JSON in another spelling', { grantType: 'refresh_token', refreshToken: rt }, `${API}/x`],
    ['with its grant in the query', { refresh_token: rt }, `${API}/auth/v1/token?grant_type=refresh_token`],
    [
      'by AWS JSON, as a flow',
      { AuthFlow: 'REFRESH_TOKEN_AUTH', ClientId: client, AuthParameters: { REFRESH_TOKEN: rt, DEVICE_KEY: null } },
      `${API}/`,
    ],
    ['by AWS JSON, as an action', { ClientId: client, RefreshToken: rt }, `${API}/`],
    ['as {refresh}', { refresh: rt }, `${API}/api/token/refresh/`],
    ['as {refresh}, a JWT', { refresh: jwt }, `${API}/api/accounts/login/refresh/`],
    ['as {refreshToken}', { refreshToken: rt }, `${APP}/auth/refresh`],
    [
      'as {refreshToken}, with more beside it',
      { refreshToken: rt, deviceId: '5', accessToken: jwt },
      `${APP}/renewSession`,
    ],
    ['as a form without a grant', `refresh_token=${rt}`, `${APP}/session/refresh`],
    [
      'by a mutation',
      { query: 'mutation Refresh($t: String!) { x }', variables: { refreshToken: rt } },
      `${API}/graphql`,
    ],
    [
      'by a mutation with an input',
      { operationName: 'RenewToken', variables: { input: { refreshToken: rt } } },
      `${API}/graphql`,
    ],
  ])('%s', (_, body, url) => {
    const sent = JSON.stringify(body).includes(jwt) && !JSON.stringify(body).includes(rt) ? jwt : rt;
    expect(read(body, url)).toMatchObject({ says: 'token-request', grantType: 'refresh_token', refresh: sent });
  });

  test('by PUT or PATCH just as well', () => {
    for (const method of ['PUT', 'PATCH'])
      expect(
        read({ refreshToken: rt }, `${APP}/session`, { exchange: { id: '1', method, type: 'fetch' } }),
      ).toMatchObject({ refresh: rt });
  });
});

test('without the token, which a cookie carries, it is still a request for tokens', () => {
  expect(read({ client_id: client, grant_type: 'refresh_token' }, `${API}/x`)).toEqual({
    says: 'token-request',
    grantType: 'refresh_token',
    client,
    authenticated: false,
  });
});

test('a token exchange may hand in a refresh token', () => {
  const subject_token_type = 'urn:ietf:params:oauth:token-type:refresh_token';
  const grant_type = 'urn:ietf:params:oauth:grant-type:token-exchange';
  expect(read({ grant_type, subject_token: rt, subject_token_type }, `${API}/x`)).toMatchObject({ refresh: rt });
  expect(read({ grant_type, subject_token: rt }, `${API}/x`)).not.toHaveProperty('refresh');
});

describe('no request for tokens is', () => {
  test.each<[what: string, body: unknown, url: string]>([
    ['what a tracker is sent', { event: 'login', refreshToken: rt }, `${STRANGER}/collect`],
    ['what is saved', { refresh_token: rt, theme: 'dark' }, `${APP}/settings`],
    ['a word in place of a token', { refreshToken: 'when-needed' }, `${APP}/auth/refresh`],
    ['a choice', { refresh: true }, `${APP}/auth/refresh`],
    ['a weak name with a weak value', { refresh: 'every-five-minutes' }, `${APP}/auth/refresh`],
    ['two of them', { refresh_token: rt, refreshJwt: jwt }, `${APP}/auth/refresh`],
    ['a device token', { token: rt }, `${APP}/push/token`],
    ['a CSRF token', { refreshToken: rt }, `${APP}/csrf-token`],
    [
      'a query that asks for something else',
      { query: '{ orders { id } }', variables: { refreshToken: rt } },
      `${API}/graphql`,
    ],
    ['a list', [{ refreshToken: rt }], `${APP}/auth/refresh`],
    ['a flow without parameters', { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: 'none' }, `${API}/`],
  ])('%s', (_, body, url) => {
    expect(read(body, url)).toBeNull();
  });
});
