import { describe, expect, it } from 'vitest';
import type { EventKind } from '../../src/oauth/grant';
import { eventOf, grantOf, judgeSeen, jwtOf, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'jwt-alg-none';
const unsigned = jwtOf('access', {}, { alg: 'none' });
const judge = (more: Partial<Seen> = {}) =>
  judgeSeen(RULE, { token: unsigned, channel: 'request-header', key: 'authorization', ...more });
const answered = (status: number, kind: EventKind = 'token_used') =>
  grantOf(eventOf(kind, NOW, unsigned.id, { status }));

describe(RULE, () => {
  it.each(['none', 'None', 'NONE', 'nOnE'])('flags the algorithm "%s", as high', (alg) => {
    expect(judge({ token: jwtOf('access', {}, { alg }) })).toMatchObject({ severity: 'high', facts: { alg } });
  });

  it('flags a header without an algorithm, or with one that is no text', () => {
    expect(judge({ token: jwtOf('access', {}, {}) })).toMatchObject({ severity: 'high', facts: { alg: '' } });
    expect(judge({ token: jwtOf('access', {}, { alg: 7 }) })?.severity).toBe('high');
  });

  it('flags a third part that is empty, whatever the header says', () => {
    const token = jwtOf('access', {}, { alg: 'RS256' });
    expect(judge({ token, unsigned: true })).toMatchObject({ severity: 'high', facts: { alg: 'RS256' } });
  });

  it('flags one that a server accepts, as critical', () => {
    expect(judge({ grant: answered(200), again: 'token_used' })).toMatchObject({
      severity: 'critical',
      facts: { reason: 'accepted' },
    });
  });

  it.each([101, 302, 404, 500])('flags one that is answered with status %i, as high', (status) => {
    expect(judge({ grant: answered(status) })?.severity).toBe('high');
  });

  it('flags one that a server refuses or revokes, as high', () => {
    expect(judge({ grant: answered(401, 'token_rejected') })?.severity).toBe('high');
    expect(judge({ grant: answered(200, 'revoked') })?.severity).toBe('high');
  });

  it('flags an ID token that is found anywhere but in the answer of the token endpoint, as high', () => {
    expect(judge({ token: jwtOf('id', {}, { alg: 'none' }), channel: 'local-storage' })?.severity).toBe('high');
  });

  it.each(['local-storage', 'session-storage', 'indexed-db', 'cookie', 'http-only-cookie'] as const)(
    'flags an ID token from the token endpoint that the app keeps in the %s, as info',
    (channel) => {
      const token = jwtOf('id', {}, { alg: 'none' });
      const issued = eventOf('token_issued', NOW, undefined, { idToken: token.id });
      const front = { ...issued, facts: { ...issued.facts, front: true } };
      expect(judge({ token, channel, grant: grantOf(issued) })?.severity).toBe('info');
      expect(judge({ token, channel, grant: grantOf(front) })?.severity).toBe('high');
      expect(judge({ token, channel: 'request-header', grant: grantOf(issued) })?.severity).toBe('high');
    },
  );

  it('flags an ID token that came from the token endpoint, as info', () => {
    expect(judge({ token: jwtOf('id', {}, { alg: 'none' }), channel: 'response-body' })?.severity).toBe('info');
    expect(judge({ channel: 'response-body' })?.severity).toBe('high');
  });

  it('flags a JWT of no known kind, as low', () => {
    expect(judge({ token: jwtOf('unknown', {}, { alg: 'none' }, { certainty: 'hint' }) })?.severity).toBe('low');
  });

  it('flags what stands in a tool page, as info', () => {
    expect(judge({ setting: { docs: true } })?.severity).toBe('info');
  });

  it('flags an unsigned session token of the app', () => {
    const session = { token: tokenOf('session', { format: 'jws' }), channel: 'http-only-cookie' } as const;
    expect(judge({ ...session, unsigned: true })).toMatchObject({ severity: 'high', facts: { unsigned: true } });
  });

  it('flags no more of a hostile algorithm than sixteen characters', () => {
    expect(judge({ token: jwtOf('access', {}, { alg: `none${'x'.repeat(500)}` }) })).toBeUndefined();
    expect(judge({ token: jwtOf('access', {}, { alg: 'x'.repeat(500) }), unsigned: true })?.facts.alg).toBe(
      'x'.repeat(16),
    );
  });

  it('passes what a page shows without its signature: it may be cut short', () => {
    const token = jwtOf('access', {}, { alg: 'RS256' });
    expect(judge({ token, unsigned: true, channel: 'document' })).toBeUndefined();
    expect(judge({ channel: 'document' })?.severity).toBe('high');
  });

  it('passes a signed token', () => {
    for (const alg of ['RS256', 'ES256', 'EdDSA', 'HS256'])
      expect(judge({ token: jwtOf('access', {}, { alg }) }), alg).toBeUndefined();
  });

  it('passes a session that is signed, or no JWT', () => {
    expect(judge({ token: tokenOf('session', { format: 'jws' }), channel: 'cookie' })).toBeUndefined();
    expect(judge({ token: tokenOf('session'), channel: 'cookie' })).toBeUndefined();
  });

  it('passes what is not decoded: opaque and encrypted tokens', () => {
    expect(judge({ token: tokenOf('access'), unsigned: true })).toBeUndefined();
    expect(judge({ token: tokenOf('access', { format: 'jwe', header: {} }), unsigned: true })).toBeUndefined();
  });
});
