import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../src/oauth/grant';
import { eventOf, grantOf, judgeSeen, MINUTE, NOW, SECOND, type Seen, tokenOf } from './make-case';

const RULE = 'flow-code-leak';
const OTHER = 'metrics.other.test';
const code = tokenOf('code');
const asked = (facts = {}) => eventOf('authorization_request', NOW - MINUTE, undefined, facts);
const back = (facts = {}) => eventOf('callback', NOW - 2 * SECOND, code.id, facts);
const exchanged = (facts = {}, at = NOW - SECOND) =>
  eventOf('code_exchange', at, code.id, { hasVerifier: true, status: 200, ...facts });
const judge = (seen: Partial<Seen>, ...events: LifecycleEvent[]) =>
  judgeSeen(RULE, {
    token: code,
    channel: 'referer',
    ...(events.length > 0 && { grant: grantOf(...events) }),
    ...seen,
  });
const toOther = { host: OTHER, party: 'third' } as const;

describe(RULE, () => {
  it('flags a code in the Referer header of a request to another site without PKCE, as high', () => {
    const found = judge(toOther, asked(), back());
    expect(found).toMatchObject({ severity: 'high', token: code.id, facts: { receiver: OTHER } });
    expect(found?.facts.reason).toBeUndefined();
  });

  it('flags one that was exchanged without its verifier, as high', () => {
    expect(judge(toOther, asked({ challenge: 'c' }), back(), exchanged({ hasVerifier: false }))?.severity).toBe('high');
  });

  it('flags one that PKCE protects, as medium', () => {
    const medium = { severity: 'medium', facts: { reason: 'pkce', receiver: OTHER } };
    expect(judge(toOther, asked({ challenge: 'c' }), back())).toMatchObject(medium);
    expect(judge(toOther, back(), exchanged())).toMatchObject(medium);
    expect(judge({ ...toOther, again: 'code_exchange' }, asked(), back(), exchanged())).toMatchObject(medium);
    expect(judge(toOther, asked(), asked({ challenge: 'c' }), back())?.severity).toBe('medium');
  });

  it('flags one of which no request was seen, or none of its parameters, as medium', () => {
    const medium = { severity: 'medium', facts: { reason: 'pkce_unseen' } };
    expect(judge(toOther, back())).toMatchObject(medium);
    expect(judge(toOther, asked({ elsewhere: true }), back())).toMatchObject(medium);
    expect(judge(toOther, back(), { ...exchanged(), token: tokenOf('code').id })).toMatchObject(medium);
    expect(judge(toOther, back(), { ...exchanged(), kind: 'token_issued' })).toMatchObject(medium);
  });

  it('flags one that the server had refused as used before, as low', () => {
    const refused = exchanged({ error: 'invalid_grant', status: 400, hasVerifier: false }, NOW);
    const low = { severity: 'low', facts: { reason: 'refused', receiver: OTHER } };
    expect(judge(toOther, asked(), back(), refused)).toMatchObject(low);
    expect(judge({ ...toOther, at: NOW - 1 }, asked(), back(), refused)?.severity).toBe('high');
    expect(judge(toOther, asked(), back(), { ...refused, token: tokenOf('code').id })?.severity).toBe('high');
    expect(judge(toOther, asked(), back(), { ...refused, kind: 'refresh_refused' })?.severity).toBe('high');
    const other = exchanged({ error: 'invalid_client', status: 400, hasVerifier: false }, NOW);
    expect(judge(toOther, asked(), back(), other)?.severity).toBe('high');
  });

  it.each(['request-url', 'request-body'] as const)(
    'flags a code that is passed on to another site in its %s, as it does one in Referer',
    (channel) => {
      const seen = { ...toOther, channel, exchange: { type: 'ping' } };
      expect(judge(seen, asked(), back())).toMatchObject({ severity: 'high', facts: { receiver: OTHER } });
      expect(judge(seen, asked({ challenge: 'c' }), back())?.severity).toBe('medium');
    },
  );

  it.each(['request-url', 'fragment'] as const)(
    'flags a page that loads something of another site while the code is in its address (%s), as medium',
    (channel) => {
      const medium = { severity: 'medium', facts: { reason: 'third_party_content', receiver: OTHER } };
      const seen = { channel, party: 'first', again: 'callback' } as const;
      expect(judge(seen, asked(), back({ thirdParty: OTHER }))).toMatchObject(medium);
      expect(judge(seen, back({ thirdParty: OTHER }), back())).toMatchObject(medium);
    },
  );

  it.each(['fragment', 'history'] as const)(
    'flags a code that is still in the address (%s) 10 seconds after its exchange, as low',
    (channel) => {
      const seen = { channel, party: 'first', at: NOW - MINUTE } as const;
      const at = NOW - 10 * SECOND;
      const low = { severity: 'low', facts: { reason: 'left_in_address' } };
      expect(judge({ ...seen, last: NOW }, back(), exchanged({}, at))).toMatchObject(low);
      expect(judge({ ...seen, last: NOW - 1 }, back(), exchanged({}, at))).toBeUndefined();
    },
  );

  it('flags a code that was accepted more than 10 minutes after the sign-in returned, as low', () => {
    const seen = { channel: 'request-body', party: 'issuer', again: 'code_exchange' } as const;
    expect(judge(seen, back(), exchanged({ afterMs: 10 * MINUTE + 1_000 }))).toMatchObject({
      severity: 'low',
      facts: { reason: 'late_exchange', codeAgeSeconds: 601 },
    });
    expect(judge(seen, back(), exchanged({ afterMs: 10 * MINUTE + 1 }))?.severity).toBe('low');
    expect(judge(seen, back(), exchanged({ afterMs: 10 * MINUTE }))).toBeUndefined();
    expect(judge({ ...seen, party: 'third' }, back(), exchanged({ afterMs: 11 * MINUTE }))?.severity).toBe('low');
  });

  it('passes a code that is exchanged in time', () => {
    const seen = { channel: 'request-body', party: 'issuer' } as const;
    expect(judge(seen, back(), exchanged())).toBeUndefined();
    expect(judge(seen, back())).toBeUndefined();
    expect(judge(seen, back(), exchanged({ afterMs: 11 * MINUTE, status: 400 }))).toBeUndefined();
    expect(judge(seen, back(), { ...exchanged({ afterMs: 11 * MINUTE }), token: 'another' })).toBeUndefined();
    expect(judge(seen, back(), { ...exchanged({ afterMs: 11 * MINUTE }), kind: 'token_used' })).toBeUndefined();
  });

  it('passes a code in an address that was never exchanged, or was refused', () => {
    const seen = { channel: 'history', at: NOW - MINUTE, last: NOW + MINUTE } as const;
    expect(judge(seen, back())).toBeUndefined();
    expect(judge(seen, back(), exchanged({ status: 400 }))).toBeUndefined();
  });

  it('passes the address of the callback itself', () => {
    for (const channel of ['request-url', 'fragment'] as const) {
      expect(judge({ channel, party: 'first', exchange: { type: 'main_frame' } }, asked(), back()), channel).toBe(
        undefined,
      );
      const elsewhere = { ...back({ thirdParty: OTHER }), token: tokenOf('code').id };
      expect(judge({ channel, party: 'first' }, back(), elsewhere), channel).toBeUndefined();
      expect(judge({ channel }, back(), { ...back({ thirdParty: OTHER }), kind: 'code_exchange' })).toBeUndefined();
    }
  });

  it('passes a response that is posted to the app, and what its page loads', () => {
    const seen = { channel: 'request-body', party: 'first', exchange: { type: 'main_frame' } } as const;
    expect(judge(seen, asked(), back({ mode: 'form_post', thirdParty: OTHER }))).toBeUndefined();
  });

  it.each(['first', 'issuer', 'api', null] as const)('passes a Referer header to the %s party', (party) => {
    expect(judge({ party }, asked(), back())).toBeUndefined();
  });

  it.each(['main_frame', 'sub_frame'])('passes a sign-in that returns to another site (%s)', (type) => {
    expect(judge({ ...toOther, channel: 'request-url', exchange: { type } }, asked(), back())).toBeUndefined();
  });

  it('passes an exchange at a server that is not known yet', () => {
    const exchange = { type: 'xmlhttprequest', says: 'token-request' } as const;
    expect(judge({ ...toOther, channel: 'request-body', exchange }, asked(), back())).toBeUndefined();
    expect(judge({ ...toOther, channel: 'request-body' }, asked(), back())).toBeUndefined();
  });

  it('passes another parameter called code, of no sign-in', () => {
    expect(judge(toOther)).toBeUndefined();
  });

  it('passes a Referer header that names the origin alone, and other places', () => {
    expect(judge({ ...toOther, channel: 'request-header' }, asked(), back())).toBeUndefined();
    expect(judge({ ...toOther, token: tokenOf('access') }, asked(), back())).toBeUndefined();
  });
});
