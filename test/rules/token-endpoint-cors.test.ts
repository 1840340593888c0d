import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/oauth/answer';
import type { Message } from '../../src/oauth/message';
import type { Exchanged } from '../../src/rules/rule';
import { judgeExchanged } from './make-case';

const RULE = 'token-endpoint-cors';
type Cors = NonNullable<Answer['cors']>;
const ASKER = 'https://app.spa.test';
const OTHER = 'https://app.other.test';
const request: Message<string> = { says: 'token-request', grantType: 'authorization_code', authenticated: false };
const judge = (cors: Partial<Cors>, more: Partial<Exchanged> = {}) =>
  judgeExchanged(RULE, 'answered', {
    request,
    answer: { status: 200, cors: { allows: 'asker', asker: ASKER, credentials: false, ...cors } },
    ...more,
  });
const authorization = { request: { says: 'authorization-request', client: 'spa' } } as const;

describe(RULE, () => {
  it('flags a token endpoint that every origin may read, as info', () => {
    const found = judge({ allows: 'any' });
    expect(found?.severity).toBe('info');
    expect(found?.facts.reason).toBeUndefined();
    expect(judge({ allows: 'any', credentials: true })?.severity).toBe('info');
  });

  it('flags one that allows whoever asks, with cookies, as medium', () => {
    expect(judge({ credentials: true }, { echoed: [OTHER] })).toMatchObject({
      severity: 'medium',
      facts: { reason: 'reflected' },
    });
    expect(judge({ credentials: true }, { echoed: ['https://my.spa.test', OTHER] })?.severity).toBe('medium');
  });

  it('flags one that allows the origin null, as low', () => {
    expect(judge({ allows: 'null' })).toMatchObject({ severity: 'low', facts: { reason: 'null_origin' } });
  });

  it.each(['any', 'asker', 'null', 'other'] as const)(
    'flags an authorization endpoint with CORS headers (%s), as medium',
    (allows) => {
      expect(judge({ allows }, authorization)).toMatchObject({
        severity: 'medium',
        facts: { reason: 'authorization_endpoint' },
      });
    },
  );

  it('passes an endpoint that names the origin that asked, and no other', () => {
    expect(judge({})).toBeUndefined();
    expect(judge({ credentials: true })).toBeUndefined();
    expect(judge({ allows: 'other', credentials: true }, { echoed: [OTHER] })).toBeUndefined();
  });

  it('passes origins of one site, which a list may hold', () => {
    expect(judge({ credentials: true }, { echoed: ['https://my.spa.test'] })).toBeUndefined();
  });

  it('passes one that allows whoever asks, without cookies', () => {
    expect(judge({}, { echoed: [OTHER] })).toBeUndefined();
  });

  it('passes an endpoint without CORS headers', () => {
    expect(judgeExchanged(RULE, 'answered', { request })).toBeUndefined();
    expect(judgeExchanged(RULE, 'answered', { ...authorization })).toBeUndefined();
  });

  it('passes keys, metadata and everything else that is public', () => {
    expect(judge({ allows: 'any' }, { request: null })).toBeUndefined();
    expect(judge({ allows: 'null' }, { request: { says: 'logout', by: 'app' } })).toBeUndefined();
    expect(judge({ credentials: true }, { request: null, echoed: [OTHER] })).toBeUndefined();
  });
});
