import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/rules/finding';
import { RULES } from '../../src/rules/index';
import { findingKey } from '../../src/rules/judge';
import type { Exchanged } from '../../src/rules/rule';
import { judgeExchanged, tokenOf } from './make-case';

const RULE = 'flow-password-grant';
const judge = (grantType: string, more: Partial<Exchanged> = {}) =>
  judgeExchanged(RULE, 'answered', {
    request: { says: 'token-request', grantType, authenticated: false },
    party: 'first',
    ...more,
  });

describe(RULE, () => {
  it('flags a token request with a password, as high', () => {
    expect(judge('password')).toMatchObject({ severity: 'high', certainty: 'proven' });
    expect(judge('password')?.facts.reason).toBeUndefined();
  });

  it.each([
    'http://auth0.com/oauth/grant-type/password-realm',
    'user_password_auth',
    'admin_user_password_auth',
    'urn:example:password',
  ])('flags the name that a vendor gives it: %s', (grantType) => {
    expect(judge(grantType)?.severity).toBe('high');
  });

  it('flags a password that the server refuses, as high: it was sent all the same', () => {
    expect(judge('password', { answer: { status: 400 } })?.severity).toBe('high');
  });

  it.each(['issuer', 'api', 'third'] as const)(
    'flags a password that goes to another site than the page’s, as critical (%s)',
    (party) => {
      const critical = { severity: 'critical', facts: { reason: 'foreign_server' } };
      expect(judge('password', { party })).toMatchObject(critical);
    },
  );

  it('flags a receiver that is not known to be of another site, as high', () => {
    expect(judge('password', { party: null })?.severity).toBe('high');
  });

  it('flags the sign-ins of a site as one', () => {
    const found = judge('password');
    if (!found) throw new Error('nothing found');
    const elsewhere: Finding = { ...found, place: { channel: 'request-url', host: 'other.idp.test' } };
    expect(findingKey(RULES, elsewhere)).toBe(findingKey(RULES, found));
  });

  it('passes the authorization server’s own login form, which asks for no grant', () => {
    expect(judge('password', { request: null })).toBeUndefined();
  });

  it('passes other grants', () => {
    for (const grantType of [
      'authorization_code',
      'refresh_token',
      'client_credentials',
      'http://auth0.com/oauth/grant-type/passwordless/otp',
      'passwordless',
      'password-reset',
      'password_authority',
      'password-realms',
      'user_srp_auth',
      'nopassword',
    ])
      expect(judge(grantType), grantType).toBeUndefined();
  });

  it('passes a request that is none for tokens', () => {
    expect(judge('', { request: { says: 'revocation-request', token: tokenOf('refresh').id } })).toBeUndefined();
  });
});
