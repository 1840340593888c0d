import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeSeen, jwtOf, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'jwt-aud-iss-missing';
const ISS = 'https://login.idp.test';
const API = 'https://api.resource.test';
const TYPED = { alg: 'ES256', typ: 'at+jwt' };
const judge = (token: Seen['token'], more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token, channel: 'request-header', ...more });
const access = (claims: object, header: object = TYPED) => jwtOf('access', { iss: ISS, aud: API, ...claims }, header);
const id = (claims: object) => jwtOf('id', { iss: ISS, aud: 'spa', ...claims });
/** The sign-in that brought a token, and the client that had asked. */
const askedBy = (token: Seen['token'], clientId: string) => ({
  grant: { ...grantOf(eventOf('token_issued', NOW, undefined, { idToken: token.id })), clientId },
});

describe(RULE, () => {
  it.each([undefined, null, '', [], [''], 7, {}])('flags an access token whose aud is %j, as medium', (aud) => {
    expect(judge(access({ aud }))).toMatchObject({ severity: 'medium', facts: { missing: 'aud' } });
  });

  it('flags an ID token without aud, as medium', () => {
    expect(judge(id({ aud: undefined }))).toMatchObject({ severity: 'medium', facts: { missing: 'aud' } });
  });

  it('flags one that names neither, as medium', () => {
    expect(judge(access({ aud: undefined, iss: undefined }))).toMatchObject({
      severity: 'medium',
      facts: { missing: 'aud, iss' },
    });
  });

  it.each([undefined, null, '', 7])('flags an ID token and an at+jwt whose iss is %j, as low', (iss) => {
    const found = { severity: 'low', facts: { missing: 'iss', reason: 'only_issuer' } };
    expect(judge(id({ iss }))).toMatchObject(found);
    expect(judge(access({ iss }))).toMatchObject(found);
  });

  it('flags an access token without iss that is not typed as one, as info', () => {
    expect(judge(access({ iss: undefined }, { alg: 'ES256', typ: 'JWT' }))).toMatchObject({
      severity: 'info',
      facts: { missing: 'iss', reason: 'untyped' },
    });
    expect(judge(access({ iss: undefined }, { alg: 'ES256', typ: 'application/AT+JWT' }))?.severity).toBe('low');
  });

  it('flags an ID token for another client than the one that asked for it, as high', () => {
    for (const aud of ['other', ['other', 'third']]) {
      const token = id({ aud });
      expect(judge(token, askedBy(token, 'spa'))).toMatchObject({
        severity: 'high',
        facts: { reason: 'other_client' },
      });
    }
  });

  it('flags it once the answer is joined with its request', () => {
    const token = id({ aud: 'other' });
    for (const again of ['token_issued', 'callback'] as const)
      expect(judge(token, { ...askedBy(token, 'spa'), again })?.severity, again).toBe('high');
  });

  it('flags a token for more than five receivers, as low', () => {
    const wide = { severity: 'low', facts: { reason: 'wide_audience' } };
    const many = (count: number) => Array.from({ length: count }, (_, at) => `https://api-${at}.resource.test`);
    expect(judge(access({ aud: many(6) }))).toMatchObject(wide);
    expect(judge(access({ aud: many(5) }))).toBeUndefined();
    expect(judge(id({ aud: many(6) }))).toMatchObject(wide);
    expect(judge(id({ aud: many(6), azp: 'someone' }))).toMatchObject(wide);
  });

  it('flags a token for everyone, or for nobody but its issuer, as low', () => {
    for (const aud of ['*', [API, '*'], ISS, [ISS]])
      expect(judge(access({ aud })), String(aud)).toMatchObject({
        severity: 'low',
        facts: { reason: 'wide_audience' },
      });
    expect(judge(access({ aud: [API, ISS] }))).toBeUndefined();
  });

  it('flags one that its claims call an access token', () => {
    const token = jwtOf('access', { iss: ISS }, TYPED, { certainty: 'likely' });
    expect(judge(token)?.severity).toBe('medium');
  });

  it('flags one that a token response brought, though only the page says so', () => {
    const token = jwtOf('access', { iss: ISS }, TYPED, { certainty: 'hint' });
    const grant = grantOf(eventOf('token_issued', NOW, token.id));
    expect(judge(token, { grant })).toMatchObject({ severity: 'low', certainty: 'hint' });
  });

  it('passes a token that names its issuer and its receiver', () => {
    expect(judge(access({}))).toBeUndefined();
    expect(judge(access({ aud: [API] }))).toBeUndefined();
    expect(judge(id({}))).toBeUndefined();
  });

  it('passes an ID token for the client that asked, alone or among others', () => {
    for (const aud of ['spa', ['other', 'spa']]) {
      const token = id({ aud });
      expect(judge(token, askedBy(token, 'spa'))).toBeUndefined();
    }
  });

  it('passes an ID token whose azp is the client that asked', () => {
    const token = id({ aud: 'backend', azp: 'spa' });
    expect(judge(token, askedBy(token, 'spa'))).toBeUndefined();
    const wide = id({ aud: ['spa', 'b', 'c', 'd', 'e', 'f'], azp: 'spa' });
    expect(judge(wide)).toBeUndefined();
  });

  it('passes an access token whose receiver is not the client', () => {
    const token = access({});
    expect(judge(token, askedBy(token, 'spa'))).toBeUndefined();
    expect(judge(access({ aud: ['*', 'spa'], azp: 'spa' }))?.severity).toBe('low');
  });

  it('passes what only its name calls a token of OAuth, such as a session of the app’s own', () => {
    expect(judge(jwtOf('access', {}, TYPED, { certainty: 'hint' }))).toBeUndefined();
  });

  it('passes what has no claims to read: opaque and encrypted tokens', () => {
    expect(judge(tokenOf('access'))).toBeUndefined();
    expect(judge(tokenOf('access', { format: 'jwe', header: { alg: 'RSA-OAEP' }, claims: {} }))).toBeUndefined();
    expect(judge(tokenOf('access', { format: 'jws', header: {} }))).toBeUndefined();
    expect(judge(tokenOf('access', { format: 'jws', claims: {} }))).toBeUndefined();
  });

  it('passes a JWT of another kind', () => {
    for (const kind of ['refresh', 'unknown', 'dpop-proof', 'client-assertion', 'logout-token', 'session'] as const)
      expect(judge(jwtOf(kind, {})), kind).toBeUndefined();
  });
});
