import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../src/oauth/grant';
import { eventOf, grantOf, judgeHappened, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'flow-pkce-plain';
const code = tokenOf('code');
const asked = (facts = {}, at = NOW - MINUTE) =>
  eventOf('authorization_request', at, undefined, { challenge: 'c', method: 'S256', state: 's', ...facts });
const exchanged = (facts = {}) => eventOf('code_exchange', NOW, code.id, { hasVerifier: true, ...facts });
const judge = (...events: LifecycleEvent[]) => judgeHappened(RULE, grantOf(...events));
/** A request after another sign-in of the site. */
const judgeAfter = (earlier: LifecycleEvent[], request: LifecycleEvent) =>
  judgeHappened(RULE, grantOf(request), { grants: [grantOf(...earlier)] });

describe(RULE, () => {
  it.each(['plain', 'PLAIN'])('flags a challenge with the method "%s", as medium', (method) => {
    expect(judge(asked({ method }))).toMatchObject({ severity: 'medium', facts: { reason: 'plain_method' } });
  });

  it('flags a challenge without a method, which means plain, as medium', () => {
    const request = eventOf('authorization_request', NOW, undefined, { challenge: 'c' });
    expect(judge(request)).toMatchObject({ severity: 'medium', facts: { reason: 'plain_method' } });
  });

  it.each([
    ['shorter than 43 characters', 'short'],
    ['longer than 128 characters', 'long'],
    ['with characters that are not allowed', 'characters'],
  ])('flags a verifier %s, as medium', (_, verifierFault) => {
    const weak = { severity: 'medium', facts: { reason: `verifier_${verifierFault}` } };
    expect(judge(asked(), exchanged({ verifierFault }))).toMatchObject(weak);
    expect(judge(exchanged({ verifierFault }))).toMatchObject(weak);
  });

  it('flags all of it as one, when the exchange adds to what the request showed', () => {
    const grant = grantOf(asked({ method: 'plain' }), exchanged({ verifierFault: 'short' }));
    const both = { severity: 'medium', facts: { reason: 'plain_method,verifier_short', grant: grant.id } };
    expect(judgeHappened(RULE, grant)).toMatchObject(both);
    expect(judge(asked({ method: 's256' }), exchanged({ verifierFault: 'short' }))?.severity).toBe('medium');
  });

  it.each([
    ['another state', { state: 'other' }],
    ['another nonce', { nonce: 'other' }],
  ])('flags a challenge that an earlier sign-in sent with %s, as medium', (_, facts) => {
    expect(judgeAfter([asked()], asked(facts, NOW))).toMatchObject({
      severity: 'medium',
      facts: { reason: 'challenge_repeated' },
    });
  });

  it('flags a challenge that is sent again after it was answered, where nothing else is there to tell by', () => {
    const bare = (at: number) => eventOf('authorization_request', at, undefined, { challenge: 'c', method: 'S256' });
    const callback = (at: number) => eventOf('callback', at, code.id);
    const repeated = { facts: { reason: 'challenge_repeated' } };
    expect(judgeAfter([bare(NOW - MINUTE), callback(NOW - SECOND)], bare(NOW))).toMatchObject(repeated);
    expect(judgeAfter([bare(NOW - MINUTE), callback(NOW - MINUTE)], bare(NOW))).toMatchObject(repeated);
    expect(judgeAfter([callback(NOW - MINUTE - 1), bare(NOW - MINUTE)], bare(NOW))).toBeUndefined();
    expect(judgeAfter([bare(NOW - MINUTE), callback(NOW)], bare(NOW))).toBeUndefined();
    expect(judgeAfter([bare(NOW - MINUTE)], bare(NOW))).toBeUndefined();
    const refused = eventOf('authorization_error', NOW - SECOND);
    expect(judgeAfter([bare(NOW - MINUTE), refused], bare(NOW))).toBeUndefined();
  });

  it('flags S256 in another spelling, as low', () => {
    const misspelled = { severity: 'low', facts: { reason: 'misspelled_method' } };
    expect(judge(asked({ method: 's256' }))).toMatchObject(misspelled);
  });

  it('flags a misspelled method with a repeated challenge, as medium', () => {
    expect(judgeAfter([asked()], asked({ method: 's256', state: 'other' }, NOW))).toMatchObject({
      severity: 'medium',
      facts: { reason: 'misspelled_method,challenge_repeated' },
    });
  });

  it('passes S256 with a verifier in good form', () => {
    expect(judge(asked())).toBeUndefined();
    expect(judge(asked(), exchanged())).toBeUndefined();
    expect(judge(exchanged())).toBeUndefined();
  });

  it('passes a method that is not known here', () => {
    expect(judge(asked({ method: 'S512' }))).toBeUndefined();
  });

  it('passes the same request loaded once more, by reload or by going back', () => {
    expect(judgeAfter([asked()], asked({}, NOW))).toBeUndefined();
    expect(judgeAfter([asked(), eventOf('callback', NOW - SECOND, code.id)], asked({}, NOW))).toBeUndefined();
    const withNonce = (at: number) =>
      eventOf('authorization_request', at, undefined, { challenge: 'c', method: 'S256', nonce: 'n' });
    const before = [withNonce(NOW - MINUTE), eventOf('callback', NOW - SECOND, code.id)];
    expect(judgeAfter(before, withNonce(NOW))).toBeUndefined();
  });

  it('passes two requests within five seconds, which may be one attempt', () => {
    const next = asked({ state: 'other' }, NOW);
    expect(judgeAfter([asked({}, NOW - 5 * SECOND)], next)).toBeUndefined();
    expect(judgeAfter([asked({}, NOW - 5 * SECOND - 1)], next)?.severity).toBe('medium');
  });

  it('passes a fresh challenge, and an event that is no request', () => {
    expect(judgeAfter([asked({ challenge: 'fresh' })], asked({ state: 'other' }, NOW))).toBeUndefined();
    const callback = eventOf('callback', NOW - MINUTE, code.id, { challenge: 'c', state: 's' });
    expect(judgeAfter([callback], asked({ state: 'other' }, NOW))).toBeUndefined();
  });

  it('passes a request without a challenge, which is another fault', () => {
    const bare = (state: string, at: number) => eventOf('authorization_request', at, undefined, { state });
    expect(judgeAfter([bare('s', NOW - MINUTE)], bare('other', NOW))).toBeUndefined();
  });

  it('passes a request whose parameters travel elsewhere', () => {
    expect(judge(asked({ method: 'plain', elsewhere: true }))).toBeUndefined();
  });
});
