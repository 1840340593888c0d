import { describe, expect, it } from 'vitest';
import { judgeSeen, jwtOf, type Seen, tokenOf } from './make-case';

const RULE = 'jwt-typ-generic';
const CLAIMS = { iss: 'https://login.idp.test', aud: ['https://api.resource.test', 'spa'] };
const HEADER = { alg: 'ES256', typ: 'JWT', kid: 'one' };
const access = (header: object = HEADER, claims: object = CLAIMS) => jwtOf('access', claims, header);
const id = (header: object = HEADER, claims: object = { ...CLAIMS, aud: 'spa' }) => jwtOf('id', claims, header);
const judge = (token: Seen['token'] = access(), more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'request-header', ...more });

describe(RULE, () => {
  it.each([undefined, '', 'JWT', 'jwt', 'application/jwt', 7])(
    'flags an access token whose typ is %j, as info',
    (typ) => {
      const found = judge(access({ alg: 'ES256', typ }));
      expect(found?.severity).toBe('info');
      expect(found?.facts.reason).toBeUndefined();
    },
  );

  it('flags one that only its audience tells from an ID token of its issuer, and that not wholly, as low', () => {
    const alike = { severity: 'low', facts: { reason: 'like_id_token' } };
    expect(judge(access(), { tokens: [id()] })).toMatchObject(alike);
    expect(judge(access({ ...HEADER, typ: undefined }), { tokens: [id()] })).toMatchObject(alike);
    expect(judge(access(), { tokens: [id({ ...HEADER, kid: 'two' }), id()], again: 'token_issued' })).toMatchObject(
      alike,
    );
  });

  it.each<[what: string, other: Seen['token']]>([
    ['another issuer', id(HEADER, { ...CLAIMS, iss: 'https://other.idp.test' })],
    ['another key', id({ ...HEADER, kid: 'two' })],
    ['another type', id({ ...HEADER, typ: 'id+jwt' })],
    ['other receivers', id(HEADER, { ...CLAIMS, aud: 'other' })],
    ['no receiver', id(HEADER, { iss: CLAIMS.iss })],
    ['no claims to read', tokenOf('id', { format: 'jwe', header: HEADER, claims: CLAIMS })],
    ['the kind of an access token', access()],
  ])('flags it as info beside a token of %s', (_, other) => {
    expect(judge(access(), { tokens: [other] })?.severity).toBe('info');
  });

  it('flags it as info where neither names a key, or neither an issuer', () => {
    const keyless = { alg: 'ES256', typ: 'JWT' };
    expect(judge(access(keyless), { tokens: [id(keyless)] })?.severity).toBe('info');
    const aud = { aud: 'spa' };
    expect(judge(access(HEADER, aud), { tokens: [id(HEADER, aud)] })?.severity).toBe('info');
  });

  it.each(['at+jwt', 'AT+JWT', 'application/at+jwt', 'Application/At+Jwt'])('passes the type %s', (typ) => {
    expect(judge(access({ alg: 'ES256', typ }), { tokens: [id()] })).toBeUndefined();
  });

  it('passes another type of its own', () => {
    expect(judge(access({ alg: 'ES256', typ: 'Bearer' }))).toBeUndefined();
  });

  it('passes a session JWT that no token response brought', () => {
    for (const certainty of ['likely', 'hint'] as const)
      expect(judge(jwtOf('access', CLAIMS, HEADER, { certainty })), certainty).toBeUndefined();
  });

  it('passes what has no header to read: opaque and encrypted tokens', () => {
    expect(judge(tokenOf('access'))).toBeUndefined();
    expect(judge(tokenOf('access', { format: 'jwe', header: HEADER, claims: CLAIMS }))).toBeUndefined();
  });

  it('passes an ID token', () => {
    expect(judge(id())).toBeUndefined();
  });
});
