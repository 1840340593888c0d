import { describe, expect, it } from 'vitest';
import type { WeakOption } from '../../src/oauth/message';
import { type Around, grantOf, judgeExchanged } from './make-case';

const RULE = 'as-metadata-weak';
const ISSUER = 'https://login.idp.test';
const judge = (weak: WeakOption[], around: Around = {}) =>
  judgeExchanged(RULE, 'read', { method: 'GET', response: { says: 'metadata', issuer: ISSUER, weak } }, around);
const grantBy = (issuer: string) => ({ ...grantOf(), issuer });

describe(RULE, () => {
  it.each([
    ['the password grant', 'password', 'offers_password'],
    ['no PKCE', 'no_pkce', 'names_no_pkce'],
    ['plain PKCE alone', 'plain_pkce', 'plain_pkce_only'],
    ['unsigned tokens', 'alg_none', 'offers_alg_none'],
    ['an endpoint on plain http', 'plain_http', 'plain_http_endpoint'],
  ] as const)('flags a server that offers %s, as low', (_, option, reason) => {
    expect(judge([option])).toMatchObject({ severity: 'low', certainty: 'proven', facts: { reason } });
  });

  it('flags a server that offers the implicit grant and nothing else, as info', () => {
    expect(judge(['implicit'])).toMatchObject({ severity: 'info', facts: { reason: 'offers_implicit' } });
    expect(judge(['implicit', 'password'])).toMatchObject({
      severity: 'low',
      facts: { reason: 'offers_implicit,offers_password' },
    });
  });

  it('flags the server of a sign-in, and one that may be of the sign-in to come', () => {
    expect(judge(['password'], { grants: [grantBy('https://other.test'), grantBy(ISSUER)] })?.severity).toBe('low');
    expect(judge(['password'], { grants: [grantBy('')] })?.severity).toBe('low');
  });

  it('passes a document of another server than that of the sign-in', () => {
    expect(judge(['password'], { grants: [grantBy('https://other.test')] })).toBeUndefined();
    expect(judge(['password'], { grants: [grantBy(''), grantBy('https://other.test')] })).toBeUndefined();
  });

  it('passes a server that offers nothing of the kind', () => {
    expect(judgeExchanged(RULE, 'read', { response: { says: 'metadata', issuer: ISSUER } })).toBeUndefined();
  });

  it('passes every other answer', () => {
    expect(judgeExchanged(RULE, 'read', { response: { says: 'token-error', error: 'invalid_grant' } })).toBe(undefined);
    expect(judgeExchanged(RULE, 'read', {})).toBeUndefined();
  });
});
