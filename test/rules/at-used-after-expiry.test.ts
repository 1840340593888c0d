import { describe, expect, it } from 'vitest';
import type { EventKind } from '../../src/oauth/grant';
import type { Message } from '../../src/oauth/message';
import type { Channel } from '../../src/oauth/sighting';
import type { Token } from '../../src/oauth/token';
import { answered } from '../../src/session/answers';
import { emptySiteMemory } from '../../src/session/site-memory';
import { eventOf, grantOf, judgeHappened, jwtOf, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'at-used-after-expiry';
const TARGET = 'api.resource.test';
const token = tokenOf('access');
const used = (over: number, facts = {}) =>
  eventOf('token_used', NOW, token.id, { target: TARGET, status: 200, isAudience: false, leftMs: -over, ...facts });
const rejected = (over: number, facts = {}) =>
  eventOf('token_rejected', NOW, token.id, { target: TARGET, status: 401, isAudience: false, leftMs: -over, ...facts });
const judge = (...events: Parameters<typeof grantOf>) => judgeHappened(RULE, grantOf(...events), { tokens: [token] });
const LATE = 5 * MINUTE + SECOND;

/** What the session makes of a request that carries `carried`, which ended long ago, once it is answered. */
const eventsOf = (carried: Token, channel: Channel, message: Message<string> | null = null): EventKind[] => {
  const place = { channel, host: TARGET };
  const request = {
    request: '1',
    report: null,
    tab: 1,
    frame: 0,
    method: 'POST',
    address: 0,
    endpoint: 1,
    type: 'xmlhttprequest',
  };
  const sent = { at: NOW, plain: false, host: TARGET, origin: `https://${TARGET}`, bound: false, authenticated: false };
  const pending = { ...request, ...sent, message, carried: [{ token: carried.id, place }] };
  const answer = { status: 200, at: NOW };
  return answered(
    emptySiteMemory('app.spa.test'),
    { ...pending, answer },
    { tokenOf: () => carried, offsetMs: 0, party: 'api' },
  ).map(({ event }) => event.kind);
};

describe(RULE, () => {
  it('flags an expired token that is refused, as low', () => {
    expect(judge(rejected(MINUTE + SECOND))).toMatchObject({
      severity: 'low',
      token: token.id,
      facts: { reason: 'refused', secondsAfter: 61, status: 401 },
    });
  });

  it('flags one that is answered, as low, where the server may not care for tokens at all', () => {
    expect(judge(used(LATE))).toMatchObject({ severity: 'low', facts: { secondsAfter: 301, status: 200 } });
    expect(judge(used(LATE))?.facts.reason).toBeUndefined();
  });

  it('flags one accepted by the API it names as its audience, as high', () => {
    expect(judge(used(LATE, { isAudience: true }))).toMatchObject({ severity: 'high', facts: { reason: 'accepted' } });
  });

  it('flags one accepted by a server that refused another request, as high', () => {
    expect(judge(rejected(LATE), used(LATE))).toMatchObject({ severity: 'high', facts: { reason: 'accepted' } });
    expect(judge(rejected(LATE, { target: 'other.test' }), used(LATE))?.severity).toBe('low');
  });

  it.each([0, 302, 403, 404, 429, 500])('flags an answer of status %i as no acceptance', (status) => {
    const found = judge(used(LATE, { isAudience: true, status }));
    expect(found?.severity).toBe('low');
    expect(found?.facts.reason).toBeUndefined();
  });

  it('flags without a measured server clock only past ten minutes', () => {
    const grant = (over: number) => grantOf(rejected(over));
    const around = { tokens: [token], clockIsKnown: false };
    expect(judgeHappened(RULE, grant(10 * MINUTE), around)).toBeUndefined();
    expect(judgeHappened(RULE, grant(10 * MINUTE + SECOND), around)?.severity).toBe('low');
  });

  it('flags a bound one, one step lower', () => {
    const bound = jwtOf('access', { cnf: { jkt: 'thumbprint' } });
    const event = { ...used(LATE, { isAudience: true }), token: bound.id };
    expect(judgeHappened(RULE, grantOf(event), { tokens: [bound] })).toMatchObject({
      severity: 'medium',
      facts: { reason: 'accepted,bound' },
    });
  });

  it('passes an address that answers without any token too', () => {
    const open = { isAudience: true, open: true };
    expect(judge(used(LATE, open))).toBeUndefined();
    expect(judge(used(LATE, { ...open, status: 403 }))?.severity).toBe('low');
    expect(judge(rejected(LATE, open))?.severity).toBe('low');
    expect(judge(used(LATE, { ...open, open: false }))?.severity).toBe('high');
  });

  it('passes within a minute of the end', () => {
    expect(judge(used(MINUTE, { isAudience: true }))).toBeUndefined();
    expect(judge(rejected(MINUTE))).toBeUndefined();
  });

  it('passes a token that has not ended', () => {
    expect(judge(used(-MINUTE, { isAudience: true }))).toBeUndefined();
  });

  it('passes acceptance within five minutes of the end as neglect: it stays low', () => {
    expect(judge(used(5 * MINUTE, { isAudience: true }))?.severity).toBe('low');
  });

  it('passes an opaque token whose end nobody stated', () => {
    const { leftMs: _, ...facts } = used(0).facts;
    expect(judge({ ...used(0), facts })).toBeUndefined();
  });

  it('passes an ID token, whose end is not that of the session', () => {
    expect(eventsOf(tokenOf('id', { expiresAt: NOW - LATE }), 'request-header')).toEqual([]);
    expect(eventsOf(tokenOf('access', { expiresAt: NOW - LATE }), 'request-header')).toEqual(['token_used']);
  });

  it('passes what is sent to be revoked or exchanged: that is no use of it', () => {
    const ended = tokenOf('access', { expiresAt: NOW - LATE });
    expect(eventsOf(ended, 'request-body', { says: 'revocation-request', token: ended.id })).toEqual([]);
    const exchange = { says: 'token-request', grantType: 'token-exchange', authenticated: false } as const;
    expect(eventsOf(ended, 'request-body', exchange)).toEqual([]);
  });

  it('passes every event that is no use of a token', () => {
    expect(judge({ ...used(LATE), kind: 'token_issued' })).toBeUndefined();
    expect(judge({ ...used(LATE), kind: 'refresh_refused' })).toBeUndefined();
  });
});
