import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sight } from '../../src/oauth/sight';
import type { TokenKind } from '../../src/oauth/token';
import { APP, makeKnowledge, makeObservation } from './make-observation';

const sent = async (
  url: string,
  kind: TokenKind = 'refresh',
  channel: 'request-header' | 'request-url' = 'request-header',
) => {
  const value = `${randomUUID()}${randomUUID()}`;
  const knowledge = await makeKnowledge([[value, kind]]);
  const { message } = await sight(makeObservation(channel, { authorization: `Bearer ${value}` }, { url }), knowledge);
  return { message, id: await knowledge.fingerprint(value) };
};

describe('a refresh token sent as a bearer token', () => {
  it.each([
    `${APP}/session/refresh`,
    `${APP}/api/auth/refresh-token?v=2`,
    `${APP}/token/renew/`,
    `${APP}/auth/token-refresh`,
  ])('asks for new tokens at %s', async (url) => {
    const { message, id } = await sent(url);
    expect(message).toEqual({
      says: 'token-request',
      grantType: 'refresh_token',
      authenticated: false,
      refresh: id,
    });
  });

  it.each([`${APP}/orders`, `${APP}/refresh-rates/today`, `${APP}/?next=/refresh`, `${APP}/refresh/page`])(
    'asks for nothing at %s',
    async (url) => {
      expect((await sent(url)).message).toBeNull();
    },
  );
});

it('an access token asks for nothing there', async () => {
  expect((await sent(`${APP}/session/refresh`, 'access')).message).toBeNull();
});

it('nor does a parameter of that name', async () => {
  expect((await sent(`${APP}/session/refresh`, 'refresh', 'request-url')).message).toBeNull();
});

describe('the headers of an answer', () => {
  const read = async (headers: Record<string, string>, answers: 'token-request' | null) =>
    (await sight(makeObservation('response-header', headers), await makeKnowledge([], { answers }))).message;
  const pair = () => ({
    'x-access-token': randomUUID() + randomUUID(),
    'x-refresh-token': randomUUID() + randomUUID(),
  });

  it('bring tokens where tokens were asked for', async () => {
    const { 'x-access-token': access, 'x-refresh-token': refresh } = pair();
    const cookies = { 'set-cookie › access_token': access, 'set-cookie › refresh_token': refresh };
    expect(await read(pair(), 'token-request')).toMatchObject({ says: 'token-response' });
    expect(await read(cookies, 'token-request')).toMatchObject({ says: 'token-response' });
  });

  it('bring none where none were, or where a body must have the rest', async () => {
    expect(await read(pair(), null)).toBeNull();
    expect(await read({ 'x-refresh-token': pair()['x-refresh-token'] }, 'token-request')).toBeNull();
  });
});
