import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, jwtOf, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'jwt-symmetric-alg';
const ISS = 'https://login.idp.test';
const HEADER = { alg: 'HS256' };
const judge = (token: Seen['token'], more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'response-body', ...more });
const id = (header: object = HEADER, certainty: 'proven' | 'likely' | 'hint' = 'proven') =>
  jwtOf('id', { iss: ISS, aud: 'spa' }, header, { certainty });
const access = (claims: object = {}) =>
  jwtOf('access', { iss: ISS, aud: 'https://api.resource.test', ...claims }, HEADER);
const issued = (token: Seen['token']) => eventOf('token_issued', NOW, undefined, { idToken: token.id });
const ofBrowser = (token: Seen['token']) => grantOf(eventOf('code_exchange', NOW), issued(token));
const published = { servers: [{ issuer: ISS, jwksUri: `${ISS}/keys` }] };

describe(RULE, () => {
  it.each(['HS256', 'HS384', 'HS512', 'hs256'])(
    'flags an ID token of a browser app that is signed with %s, as high',
    (alg) => {
      const token = id({ alg });
      const found = judge(token, { grant: ofBrowser(token) });
      expect(found).toMatchObject({ severity: 'high', facts: { alg } });
      expect(found?.facts.reason).toBeUndefined();
    },
  );

  it('flags an ID token of a client that was not seen to ask for it, as medium', () => {
    const said = { severity: 'medium', facts: { reason: 'unknown_client', alg: 'HS256' } };
    expect(judge(id())).toMatchObject(said);
    const token = id();
    expect(judge(token, { grant: grantOf(issued(token)) })).toMatchObject(said);
  });

  it('flags an ID token of a backend, which can keep the secret, as info', () => {
    const token = id();
    const grant = grantOf(issued(token), eventOf('backend_exchange', NOW));
    expect(judge(token, { grant })).toMatchObject({ severity: 'info', facts: { reason: 'backend_keeps' } });
  });

  it('flags an access token of an issuer that publishes keys, as low', () => {
    expect(judge(access(), published)).toMatchObject({
      severity: 'low',
      facts: { reason: 'access_token', alg: 'HS256' },
    });
    expect(judge(access({ aud: [`${ISS}/userinfo`, 'https://api.resource.test'] }), published)?.severity).toBe('low');
    expect(judge(access({ aud: undefined }), published)?.severity).toBe('low');
  });

  it('flags an access token that only its own issuer receives, as info', () => {
    for (const aud of [`${ISS}/userinfo`, ['https://api.idp.test']])
      expect(judge(access({ aud }), published)).toMatchObject({ severity: 'info', facts: { reason: 'own_audience' } });
  });

  it('flags it once more is known of its client and its server', () => {
    for (const again of ['token_issued', 'discovery', 'callback', 'backend_exchange'] as const)
      expect(judge(access(), { ...published, again })?.severity, again).toBe('low');
  });

  it('flags one that its claims call an ID token', () => {
    expect(judge(id(HEADER, 'likely'))?.severity).toBe('medium');
  });

  it('flags no more of a hostile algorithm than sixteen characters', () => {
    expect(judge(id({ alg: `HS${'x'.repeat(500)}` }))?.facts.alg).toBe(`HS${'x'.repeat(14)}`);
  });

  it('passes a token that is signed with a private key, or with none', () => {
    for (const alg of ['RS256', 'ES256', 'EdDSA', 'PS256', 'none', 'RHS256', undefined, 7]) {
      const token = id({ alg });
      expect(judge(token, { grant: ofBrowser(token) }), String(alg)).toBeUndefined();
    }
  });

  it('passes an access token of an issuer of which no published keys were seen: an app’s own session', () => {
    expect(judge(access())).toBeUndefined();
    expect(judge(access(), { servers: [{ issuer: ISS, jwksUri: undefined }] })).toBeUndefined();
    expect(
      judge(access(), { servers: [{ issuer: 'https://other.idp.test', origin: 'https://other.idp.test' }] }),
    ).toBeUndefined();
  });

  it('passes an access token whose issuer is no https address', () => {
    for (const iss of ['http://login.idp.test', 'login.idp.test', undefined, ''])
      expect(
        judge(access({ iss }), { servers: [{ issuer: iss ?? 'undefined', jwksUri: `${ISS}/keys` }] }),
      ).toBeUndefined();
  });

  it('passes what only its name calls a token of OAuth', () => {
    expect(judge(id(HEADER, 'hint'))).toBeUndefined();
  });

  it('passes what has no header to read: opaque and encrypted tokens', () => {
    expect(judge(tokenOf('id'))).toBeUndefined();
    expect(judge(tokenOf('id', { format: 'jwe', header: HEADER, claims: {} }))).toBeUndefined();
  });

  it('passes a client assertion, whose secret is another matter', () => {
    expect(judge(jwtOf('client-assertion', { iss: 'spa', sub: 'spa' }, HEADER), published)).toBeUndefined();
  });
});
