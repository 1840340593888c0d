import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/oauth/answer';
import type { Message } from '../../src/oauth/message';
import type { Exchanged } from '../../src/rules/rule';
import { judgeExchanged, jwtOf, tokenOf } from './make-case';

const RULE = 'token-response-cacheable';
const token = tokenOf('access');
const request: Message<string> = { says: 'token-request', grantType: 'refresh_token', authenticated: false };
const response: Message<string> = { says: 'token-response', access: token.id };
const judge = (answer: Partial<Answer>, more: Partial<Exchanged> = {}) =>
  judgeExchanged(RULE, 'read', {
    request,
    response,
    token: token.id,
    answer: { status: 200, cache: 'open', ...answer },
    ...more,
  });

describe(RULE, () => {
  it.each([200, 201, 299])('flags a token response that may be cached (status %i), as medium', (status) => {
    const found = judge({ status });
    expect(found?.severity).toBe('medium');
    expect(found?.facts.reason).toBeUndefined();
  });

  it('flags one that is private or no-cache, but not no-store, as low', () => {
    expect(judge({ cache: 'restricted' })).toMatchObject({ severity: 'low', facts: { reason: 'restricted' } });
  });

  it('flags tokens in an answer of the app’s own server, as low', () => {
    expect(judge({}, { request: null })).toMatchObject({ severity: 'low', facts: { reason: 'app_response' } });
    expect(judge({ cache: 'restricted' }, { request: { says: 'logout', by: 'app' } })).toMatchObject({
      severity: 'low',
      facts: { reason: 'app_response,restricted' },
    });
  });

  it('flags a token that is bound to a key, one step lower', () => {
    const bound = jwtOf('access', { cnf: { jkt: 'thumbprint' } });
    const exchanged = { request, response, token: bound.id, answer: { status: 200, cache: 'open' } } as const;
    expect(judgeExchanged(RULE, 'read', exchanged, { tokens: [bound] })?.severity).toBe('low');
  });

  it('passes an answer with no-store', () => {
    expect(judge({ cache: 'no-store' })).toBeUndefined();
  });

  it('passes an answer whose headers were not seen', () => {
    expect(judgeExchanged(RULE, 'read', { request, response, answer: { status: 200 } })).toBeUndefined();
  });

  it.each([0, 199, 300, 400])('passes an answer of status %i', (status) => {
    expect(judge({ status })).toBeUndefined();
  });

  it('passes an answer without a token', () => {
    expect(judge({}, { response: { says: 'token-error', error: 'invalid_grant' } })).toBeUndefined();
    expect(judge({}, { response: null })).toBeUndefined();
  });
});
