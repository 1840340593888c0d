import { describe, expect, test } from 'vitest';
import { type Context, readMessage } from '../../src/oauth/message';
import { ISSUER, makeObservation } from './make-observation';
import { makeOpaque } from './make-token';

describe.each([
  ['revocation-request', 'revocation', '/revoke', '/oauth/revocation'],
  ['introspection-request', 'introspection', '/introspect', '/oauth/introspection'],
] as const)('a %s', (says, endpoints, short, long) => {
  const token = makeOpaque();
  const send = (url: string, context: Partial<Context> = {}) =>
    readMessage(makeObservation('request-body', { token, client_secret: 'x' }, { url }), {
      answers: null,
      revocation: new Set(),
      ...context,
    });
  const said = { says, token, secret: 'x' };

  test('goes where the metadata says', () => {
    expect(send(`${ISSUER}/end`, { [endpoints]: new Set([`${ISSUER}/end`]) })).toEqual(said);
  });

  test('or to a path of an authorization server that says so', () => {
    const issuers = new Set(['idp.test']);
    for (const path of [short, long, `${short}/`, `${short}?client=spa`])
      expect(send(ISSUER + path, { issuers })).toEqual(said);
    expect(send(`${ISSUER}${short}d`, { issuers })).toBeNull();
    expect(send(`${ISSUER}/devices`, { issuers })).toBeNull();
  });

  test('and not to a path that any site may have', () => {
    expect(send(`https://tracker.third.test${short}`, { issuers: new Set(['idp.test']) })).toBeNull();
    expect(send(`https://tracker.third.test${short}`)).toBeNull();
  });

  test('is none without a token', () => {
    const context = { answers: null, revocation: new Set<string>(), issuers: new Set(['idp.test']) };
    expect(readMessage(makeObservation('request-body', { token: '' }, { url: ISSUER + short }), context)).toBeNull();
  });
});
