import { describe, expect, it } from 'vitest';
import type { EventKind, Facts } from '../../src/oauth/grant';
import type { Channel } from '../../src/oauth/sighting';
import type { TokenKind } from '../../src/oauth/token';
import { eventOf, foundOf, grantOf, judgeSeen, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'dpop-key-extractable';
const key = tokenOf('unknown');
const proving = (kind: EventKind, facts: Facts) => grantOf(eventOf(kind, NOW, 'at', facts));
const grants = [proving('token_used', { proof: true })];
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token: key, channel: 'indexed-db', key: 'keys › dpop', proofKey: 'extractable', grants, ...more });
/** A token of which an exposure in this place is known. */
const beside = (kind: TokenKind, channel: Channel) => {
  const token = tokenOf(kind);
  const place = { channel, host: 'app.spa.test' };
  return { tokens: [token], findings: [{ ...foundOf('some-rule', token), place }] };
};

describe(RULE, () => {
  it.each(['extractable', 'jwk'] as const)('flags a private key in reach of scripts (%s), as medium', (proofKey) => {
    const found = judge({ proofKey });
    expect(found).toMatchObject({ severity: 'medium', token: key.id, facts: { proofKey } });
    expect(found?.facts.reason).toBeUndefined();
  });

  it.each(['local-storage', 'session-storage', 'indexed-db', 'document'] as const)('flags one in the %s', (channel) => {
    expect(judge({ channel, proofKey: 'jwk' })?.severity).toBe('medium');
  });

  it.each([
    ['code_exchange', { bound: true }],
    ['refresh_requested', { bound: true }],
    ['token_issued', { bound: true }],
    ['token_used', { proof: true }],
  ] as const)('flags it at a site that proves a key at %s', (kind, facts) => {
    expect(judge({ grants: [proving('callback', {}), proving(kind, facts)] })?.severity).toBe('medium');
  });

  it.each(['token_issued', 'token_used'] as const)('flags it once more after %s', (again) => {
    expect(judge({ again })?.severity).toBe('medium');
    expect(judge({ again: 'logout' })).toBeUndefined();
  });

  it.each(['local-storage', 'session-storage', 'indexed-db', 'cache-storage', 'cookie', 'document'] as const)(
    'flags it beside a token in the %s, as high',
    (channel) => {
      for (const kind of ['access', 'refresh'] as const)
        expect(judge(beside(kind, channel)), kind).toMatchObject({
          severity: 'high',
          facts: { reason: 'tokens_beside' },
        });
    },
  );

  it('flags it as medium where no token is stored in reach of scripts', () => {
    expect(judge(beside('refresh', 'http-only-cookie'))?.severity).toBe('medium');
    expect(judge(beside('access', 'request-url'))?.severity).toBe('medium');
    expect(judge(beside('id', 'local-storage'))?.severity).toBe('medium');
    const token = tokenOf('access');
    expect(judge({ tokens: [token], findings: [foundOf('at-lifetime-long', token)] })?.severity).toBe('medium');
    expect(judge({ tokens: [token] })?.severity).toBe('medium');
  });

  it('flags a JWK that is only likely to be one, no higher than medium', () => {
    const likely = tokenOf('unknown', { certainty: 'likely' });
    expect(judge({ token: likely, ...beside('refresh', 'local-storage') })?.severity).toBe('medium');
  });

  it('passes what is no private key in reach: one that cannot be exported, a public one, one that encrypts', () => {
    expect(judgeSeen(RULE, { token: key, channel: 'indexed-db', grants })).toBeUndefined();
  });

  it('passes a site that sends no proofs', () => {
    expect(judge({ grants: [] })).toBeUndefined();
    expect(
      judge({ grants: [proving('token_issued', { bound: false }), proving('token_used', { proof: false })] }),
    ).toBeUndefined();
  });

  it('passes a key that is sent or received: it is no matter of storage', () => {
    expect(judge({ channel: 'request-body' })).toBeUndefined();
    expect(judge({ channel: 'response-body' })).toBeUndefined();
  });

  it('passes another kind of value', () => {
    expect(judge({ token: tokenOf('access') })).toBeUndefined();
    expect(judge({ token: tokenOf('client-secret') })).toBeUndefined();
  });
});
