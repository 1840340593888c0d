import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../src/oauth/grant';
import { eventOf, grantOf, judgeHappened, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'flow-pkce-not-enforced';
const code = tokenOf('code');
const access = tokenOf('access');
const asked = (facts = {}, at = NOW - MINUTE) => eventOf('authorization_request', at, undefined, { ...facts });
const withPkce = { challenge: 'right', method: 'S256' };
const exchanged = (facts = {}, at = NOW) =>
  eventOf('code_exchange', at, code.id, { hasVerifier: true, challenge: 'right', status: 200, ...facts });
const issued = (facts = {}) => eventOf('token_issued', NOW, access.id, { access: access.id, ...facts });
const judge = (...events: LifecycleEvent[]) => judgeHappened(RULE, grantOf(...events), { tokens: [code, access] });
const high = (reason: string) => ({ severity: 'high', certainty: 'proven', token: code.id, facts: { reason } });

describe(RULE, () => {
  it('flags a code accepted without a verifier although a challenge was sent, as high', () => {
    expect(judge(asked(withPkce), exchanged({ hasVerifier: false }))).toMatchObject(high('verifier_absent'));
  });

  it('flags a verifier accepted although no challenge was sent, as high', () => {
    expect(judge(asked(), exchanged())).toMatchObject(high('verifier_unasked'));
  });

  it('flags a verifier accepted that does not fit the challenge, as high', () => {
    expect(judge(asked(withPkce), exchanged({ challenge: 'wrong' }))).toMatchObject(high('verifier_mismatch'));
    const misspelled = { ...withPkce, method: 's256' };
    expect(judge(asked(misspelled), exchanged({ challenge: 'wrong' }))?.facts.reason).toBe('verifier_mismatch');
  });

  it.each([{ method: 'plain' }, { method: 'PLAIN' }, {}])(
    'flags a verifier accepted that is not the plain challenge (%j), as high',
    (method) => {
      const plain = asked({ challenge: 'right', ...method });
      expect(judge(plain, exchanged({ plainChallenge: 'wrong' }))).toMatchObject(high('verifier_mismatch'));
      expect(judge(plain, exchanged({ plainChallenge: 'right', challenge: 'wrong' }))).toBeUndefined();
    },
  );

  it('flags it when tokens are issued, before the status of the exchange is known', () => {
    const exchange = eventOf('code_exchange', NOW - SECOND, code.id, { hasVerifier: true, challenge: 'wrong' });
    const grant = grantOf(asked(withPkce), exchange, issued());
    expect(judgeHappened(RULE, grant, { tokens: [code, access] })).toMatchObject(high('verifier_mismatch'));
    expect(judgeHappened(RULE, grant)?.facts.grant).toBe(grant.id);
    expect(judge(asked(withPkce), { ...exchange, at: NOW }, issued())?.severity).toBe('high');
  });

  it('flags it as high whether or not the tokens are bound to a key', () => {
    const events = [asked(), exchanged({}, NOW - SECOND), issued({ bound: true })];
    expect(judge(...events)).toMatchObject(high('verifier_unasked'));
  });

  it('flags an exchange of which no code is known', () => {
    const exchange = eventOf('code_exchange', NOW, undefined, { hasVerifier: false, status: 200 });
    const found = judge(asked(withPkce), exchange);
    expect(found?.severity).toBe('high');
    expect(found).not.toHaveProperty('token');
  });

  it('passes a verifier that fits, and a flow without PKCE, which is another fault', () => {
    expect(judge(asked(withPkce), exchanged())).toBeUndefined();
    expect(judge(asked(withPkce), exchanged({}, NOW - SECOND), issued())).toBeUndefined();
    expect(judge(asked(), exchanged({ hasVerifier: false }))).toBeUndefined();
  });

  it('passes an exchange that the server refuses', () => {
    expect(judge(asked(withPkce), exchanged({ hasVerifier: false, status: 400 }))).toBeUndefined();
    expect(judge(asked(withPkce), exchanged({ hasVerifier: false, error: 'invalid_grant' }))).toBeUndefined();
    const unanswered = eventOf('code_exchange', NOW, code.id, { hasVerifier: false });
    expect(judge(asked(withPkce), unanswered)).toBeUndefined();
  });

  it('passes tokens that are not from the exchange: of the callback, or of a refresh', () => {
    const exchange = exchanged({ hasVerifier: false }, NOW - SECOND);
    expect(judge(asked(withPkce), exchange, issued({ front: true }))).toBeUndefined();
    expect(judge(asked(withPkce), exchange, issued({ renewed: true }))).toBeUndefined();
    expect(judge(asked(withPkce), issued())).toBeUndefined();
    const callback = eventOf('callback', NOW - SECOND, code.id, { hasVerifier: false });
    expect(judge(asked(withPkce), callback, issued())).toBeUndefined();
    const later = grantOf(asked(withPkce), issued(), exchanged({ hasVerifier: false }, NOW + 1));
    later.events.push(...later.events.splice(1, 1));
    expect(judgeHappened(RULE, later)).toBeUndefined();
  });

  it('passes a sign-in that began unseen', () => {
    expect(judge(exchanged())).toBeUndefined();
    expect(judge(exchanged({}, NOW - SECOND), issued())).toBeUndefined();
  });

  it('passes a request whose parameters travel elsewhere, pushed or signed', () => {
    expect(judge(asked({ elsewhere: true }), exchanged())).toBeUndefined();
  });

  it('passes a method that cannot be worked out here', () => {
    expect(judge(asked({ challenge: 'right', method: 'S512' }), exchanged({ challenge: 'wrong' }))).toBeUndefined();
    const unread = eventOf('code_exchange', NOW, code.id, { hasVerifier: true, status: 200 });
    expect(judge(asked(withPkce), unread)).toBeUndefined();
  });
});
