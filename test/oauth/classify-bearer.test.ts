import { describe, expect, test } from 'vitest';
import { classify } from '../../src/oauth/classify';
import { decodeCompact } from '../../src/oauth/jwt';
import { makeAccessJwt, makeJwt, makeOpaque } from './make-token';

describe('what travels as Bearer to where a session is renewed', () => {
  const bearer = { name: 'authorization', channel: 'request-header', scheme: 'bearer' } as const;
  const at = (value: string, url: string) =>
    classify(
      { path: [], value, owner: null, scheme: 'bearer' },
      { name: bearer.name, value },
      bearer.channel,
      decodeCompact(value),
      url,
    );

  test.each(['/auth/session/refresh', '/api/token/refresh/', '/auth-refresh', '/renew?x=1', '/v1/refresh_token'])(
    '%s may be a refresh token',
    async (path) => {
      for (const value of [makeOpaque(), await makeJwt({ sub: 'ada' })])
        expect(at(value, `https://api.spa.test${path}`)).toEqual({ kind: 'refresh', certainty: 'hint' });
    },
  );

  test('is an access token where it says so, or where nothing is renewed', async () => {
    const likely = { kind: 'access', certainty: 'likely' };
    expect(at(await makeAccessJwt(), 'https://api.spa.test/auth/refresh')).toEqual(likely);
    for (const path of ['/orders', '/refreshments', '/refresh/orders', '/'])
      expect(at(makeOpaque(), `https://api.spa.test${path}`)).toEqual(likely);
  });
});
