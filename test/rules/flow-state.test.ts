import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../src/oauth/grant';
import { eventOf, grantOf, judgeHappened, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'flow-state';
const code = tokenOf('code');
const asked = (facts = {}, at = NOW) =>
  eventOf('authorization_request', at, undefined, { responseType: 'code', ...facts });
const answered = (facts = {}, at = NOW - SECOND) => eventOf('callback', at, code.id, { ...facts });
const exchanged = eventOf('code_exchange', NOW, code.id);
const judge = (...events: LifecycleEvent[]) => judgeHappened(RULE, grantOf(...events), { tokens: [code] });
const judgeAfter = (earlier: LifecycleEvent[], request: LifecycleEvent) =>
  judgeHappened(RULE, grantOf(request), { grants: [grantOf(...earlier)] });
const good = { state: 's', stateLength: 32 };

describe(RULE, () => {
  it('flags a request with neither state nor anything in its place, as medium', () => {
    expect(judge(asked())).toMatchObject({ severity: 'medium' });
    expect(judge(asked())?.facts.reason).toBeUndefined();
  });

  it('flags a request that has only a nonce instead, as low', () => {
    expect(judge(asked({ nonce: 'n' }))).toMatchObject({ severity: 'low', facts: { reason: 'nonce_instead' } });
  });

  it('flags a request that has a PKCE challenge instead, as info', () => {
    const byPkce = { severity: 'info', facts: { reason: 'pkce_instead' } };
    expect(judge(asked({ challenge: 'c' }))).toMatchObject(byPkce);
    expect(judge(asked({ challenge: 'c', nonce: 'n' }))).toMatchObject(byPkce);
  });

  it('flags a response with a state that no request had, once its code is exchanged, as high', () => {
    const grant = grantOf(asked(good, NOW - MINUTE), answered({ state: 'x', matches: false }), exchanged);
    expect(judgeHappened(RULE, grant, { tokens: [code] })).toMatchObject({
      severity: 'high',
      token: code.id,
      facts: { reason: 'state_mismatch', grant: grant.id },
    });
    expect(judge(answered({ matches: false }, NOW), exchanged)?.severity).toBe('high');
  });

  it('flags a state of fewer than eight characters, as low', () => {
    const short = { severity: 'low', facts: { reason: 'state_short' } };
    expect(judge(asked({ state: 's', stateLength: 7 }))).toMatchObject(short);
    expect(judge(asked({ state: 's', stateLength: 8 }))).toBeUndefined();
    expect(judge(asked({ state: 's' }))).toBeUndefined();
  });

  it.each([
    ['another nonce', { nonce: 'other' }],
    ['another challenge', { challenge: 'other' }],
  ])('flags a state that an earlier sign-in sent with %s, as low', (_, facts) => {
    const repeated = { severity: 'low', facts: { reason: 'state_repeated' } };
    expect(judgeAfter([asked(good, NOW - MINUTE)], asked({ ...good, ...facts }))).toMatchObject(repeated);
  });

  it('flags a state that is sent again after it was answered, where nothing else is there to tell by', () => {
    const before = [asked(good, NOW - MINUTE), answered({ state: 's' })];
    expect(judgeAfter(before, asked(good))?.facts.reason).toBe('state_repeated');
  });

  it.each([
    ['an email address', 'email'],
    ['a token', 'token'],
    ['an address of another site', 'address'],
  ])('flags a state in which %s can be read, as low', (_, stateSays) => {
    expect(judge(asked({ ...good, stateSays }))).toMatchObject({
      severity: 'low',
      facts: { reason: `state_${stateSays}` },
    });
  });

  it('flags all that is weak about one state', () => {
    const weak = { state: 's', stateLength: 1, stateSays: 'email' };
    expect(judge(asked(weak))?.facts.reason).toBe('state_short,state_email');
  });

  it('passes a state that is random, and that the response repeats', () => {
    expect(judge(asked(good))).toBeUndefined();
    expect(judge(asked(good, NOW - MINUTE), answered({ matches: true }), exchanged)).toBeUndefined();
  });

  it('passes a stray response whose code nobody exchanges', () => {
    expect(judge(asked(good, NOW - MINUTE), answered({ matches: false }))).toBeUndefined();
    expect(judge(exchanged)).toBeUndefined();
    expect(judge(answered({ matches: false }, NOW + 1), exchanged)).toBeUndefined();
  });

  it('passes a response to a request that was not seen', () => {
    expect(judge(answered(), exchanged)).toBeUndefined();
  });

  it('passes the newest response of a sign-in, when only an earlier one was stray', () => {
    const events = [answered({ matches: false }, NOW - MINUTE), answered({ matches: true }), exchanged];
    expect(judge(...events)).toBeUndefined();
  });

  it('passes an error response, which brings no code', () => {
    const refused = eventOf('authorization_error', NOW - SECOND, undefined, { matches: false });
    expect(judge(asked(good, NOW - MINUTE), refused, exchanged)).toBeUndefined();
  });

  it('passes a request whose parameters travel elsewhere, pushed or signed', () => {
    expect(judge(asked({ elsewhere: true }))).toBeUndefined();
    expect(judge(asked({ elsewhere: true, state: 's', stateLength: 1 }))).toBeUndefined();
  });

  it('passes a sign-in that a third party starts: it sends a request of its own', () => {
    expect(judgeAfter([asked({ ...good, state: 'theirs' }, NOW - MINUTE)], asked(good))).toBeUndefined();
  });

  it('passes the same request loaded once more', () => {
    const whole = { ...good, challenge: 'c' };
    expect(judgeAfter([asked(good, NOW - MINUTE)], asked(good))).toBeUndefined();
    expect(judgeAfter([asked(whole, NOW - MINUTE), answered({ state: 's' })], asked(whole))).toBeUndefined();
  });
});
