import { describe, expect, test } from 'vitest';
import { type Context, readMessage } from '../../src/oauth/message';
import { API, APP, makeObservation } from './make-observation';
import { makeAccessJwt, makeIdJwt, makeJwt, makeOpaque, makeRefreshJwt } from './make-token';

const read = (body: unknown, { url = `${API}/x`, method = 'POST', answers = null as Context['answers'] } = {}) =>
  readMessage(
    makeObservation('response-body', JSON.stringify(body), { url, exchange: { id: '1', method, type: 'fetch' } }),
    { answers, revocation: new Set() },
  );

const [at, rt] = [makeOpaque(), makeOpaque()];
const [refreshJwt, idless] = [await makeRefreshJwt(), await makeJwt({ sub: 'bob' })];
const [jwt, idt] = [await makeJwt({ sub: 'ada' }), await makeIdJwt()];

describe('tokens are given out', () => {
  test.each<[shape: string, body: unknown, tokens: object]>([
    [
      'as the standard says',
      { access_token: at, refresh_token: rt, token_type: 'Bearer' },
      { access: at, refresh: rt },
    ],
    ['with a life in place of a type', { access_token: at, expires_at_seconds: 1_800_000_000 }, { access: at }],
    [
      'in another spelling',
      { accessToken: at, refreshToken: rt, expiresIn: 60 },
      { access: at, refresh: rt, expiresIn: 60 },
    ],
    [
      'in an envelope',
      { success: true, data: { tokens: { accessToken: at, refreshToken: rt } } },
      { access: at, refresh: rt },
    ],
    [
      'by AWS JSON',
      {
        AuthenticationResult: {
          AccessToken: jwt,
          IdToken: idt,
          RefreshToken: rt,
          ExpiresIn: 3600,
          TokenType: 'Bearer',
        },
      },
      { access: jwt, idToken: idt, refresh: rt, expiresIn: 3600, tokenType: 'Bearer' },
    ],
    [
      'by AWS JSON, without a new refresh token',
      { AuthenticationResult: { AccessToken: jwt, ExpiresIn: 1 } },
      { access: jwt },
    ],
    ['by Firebase', { idToken: idt, refreshToken: rt, expiresIn: '3600', localId: 'x' }, { idToken: idt, refresh: rt }],
    ['as {access, refresh}', { access: jwt, refresh: refreshJwt }, { access: jwt, refresh: refreshJwt }],
    ['as {token, refreshToken}', { token: jwt, refreshToken: rt }, { access: jwt, refresh: rt }],
    ['as {token, refreshToken}, both opaque', { token: at, refreshToken: rt }, { access: at, refresh: rt }],
    [
      'as {sessionJwt, refreshJwt}',
      { user: {}, sessionJwt: jwt, refreshJwt: idless },
      { access: jwt, refresh: idless },
    ],
    [
      'each as an object of its own',
      { tokens: { access: { token: jwt, expires: 'soon' }, refresh: { token: idless, expires: 'later' } } },
      { access: jwt, refresh: idless },
    ],
    ['by a mutation', { data: { login: { accessToken: at, refreshToken: rt } } }, { access: at, refresh: rt }],
  ])('%s', (_, body, tokens) => {
    expect(read(body)).toMatchObject({ says: 'token-response', ...tokens });
  });

  test('alone, where one was asked for or where the address deals in them', () => {
    for (const body of [{ token: jwt }, { jwt }, { access: jwt }]) {
      const said = { says: 'token-response', access: jwt };
      expect(read(body, { answers: 'token-request' })).toEqual(said);
      expect(read(body, { url: `${APP}/v1/client/sessions/5/tokens` })).toEqual(said);
      expect(read(body, { url: `${APP}/orders` })).toBeNull();
      expect(read(body, { url: `${APP}/upload/token` })).toBeNull();
    }
  });
});

test('a pair that is only read is believed where the address deals in tokens', () => {
  const pair = { accessToken: at, refreshToken: rt };
  expect(read(pair, { method: 'GET', url: `${APP}/auth/refresh` })).toMatchObject({ access: at, refresh: rt });
});

describe('a JWT that says what it is, is that', () => {
  test('whatever it is called', async () => {
    const [access, refresh] = [await makeAccessJwt(), await makeRefreshJwt()];
    expect(read({ refreshToken: access, token: refresh })).toMatchObject({ access, refresh });
    expect(read({ token: idt, refreshToken: rt })).toMatchObject({ idToken: idt, refresh: rt });
  });
});

describe('no tokens are given out by', () => {
  test.each<[what: string, body: unknown, method?: string]>([
    ['settings', { refreshToken: 'rotate-every-day', accessToken: 'short-lived-for-an-hour' }],
    ['a pair that is only read', { accessToken: at, refreshToken: rt }, 'GET'],
    ['a list', { items: [{ accessToken: at, refreshToken: rt }] }],
    ['a page of a list', { nextPageToken: at, token: null }],
    ['one token alone, opaque', { token: at }],
    ['what lies too deep', { a: { b: { c: { d: { access_token: at, token_type: 'Bearer' } } } } }],
  ])('%s', (_, body, method = 'POST') => {
    expect(read(body, { method })).toBeNull();
  });
});
