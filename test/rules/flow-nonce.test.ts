import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../src/oauth/grant';
import { eventOf, grantOf, judgeHappened, jwtOf, MINUTE, NOW, tokenOf } from './make-case';

const RULE = 'flow-nonce';
const idToken = jwtOf('id', {});
const access = tokenOf('access');
const asked = (facts = {}, at = NOW - MINUTE) =>
  eventOf('authorization_request', at, undefined, { responseType: 'code', openid: true, ...facts });
const sent = { nonce: 'n', nonceDigest: 'digest', nonceHexDigest: 'hex' };
const issued = (facts = {}) => eventOf('token_issued', NOW, access.id, { idToken: idToken.id, ...facts });
const called = (facts = {}) => eventOf('callback', NOW, undefined, { idToken: idToken.id, ...facts });
const judge = (...events: LifecycleEvent[]) => judgeHappened(RULE, grantOf(...events), { tokens: [idToken, access] });
const judgeAfter = (earlier: LifecycleEvent, request: LifecycleEvent) =>
  judgeHappened(RULE, grantOf(request), { grants: [grantOf(earlier)] });

describe(RULE, () => {
  it.each(['id_token', 'code id_token', 'id_token token', 'code id_token token'])(
    'flags a request for response_type "%s" without nonce, as high',
    (responseType) => {
      const missing = { severity: 'high', facts: { reason: 'nonce_required' } };
      expect(judge(asked({ responseType }))).toMatchObject(missing);
      expect(judge(asked({ responseType, challenge: 'c', state: 's', openid: false }))).toMatchObject(missing);
    },
  );

  it('flags an OpenID Connect request with neither nonce nor PKCE nor state, as low', () => {
    expect(judge(asked())).toMatchObject({ severity: 'low' });
    expect(judge(asked())?.facts.reason).toBeUndefined();
    expect(judge(eventOf('authorization_request', NOW, undefined, { openid: true }))?.severity).toBe('low');
  });

  it('flags one that has a PKCE challenge instead, as info', () => {
    const byPkce = { severity: 'info', facts: { reason: 'pkce_instead' } };
    expect(judge(asked({ challenge: 'c' }))).toMatchObject(byPkce);
    expect(judge(asked({ challenge: 'c', state: 's' }))).toMatchObject(byPkce);
  });

  it('flags one that has only state instead, as info', () => {
    expect(judge(asked({ state: 's' }))).toMatchObject({ severity: 'info', facts: { reason: 'state_instead' } });
  });

  it.each([
    ['from the token endpoint', issued],
    ['in the sign-in response', called],
  ])('flags an ID token %s with another nonce than was sent, as high', (_, answer) => {
    const other = { severity: 'high', token: idToken.id, facts: { reason: 'nonce_mismatch' } };
    expect(judge(asked(sent), answer({ nonce: 'other' }))).toMatchObject(other);
    expect(judge(asked({ nonce: 'n' }), answer({ nonce: 'other' }))).toMatchObject(other);
    expect(judge(asked(sent, NOW), answer({ nonce: 'other' }))).toMatchObject(other);
  });

  it.each([
    ['from the token endpoint', issued],
    ['in the sign-in response', called],
  ])('flags an ID token %s without the nonce that was sent, as high', (_, answer) => {
    const grant = grantOf(asked(sent), answer());
    expect(judgeHappened(RULE, grant, { tokens: [idToken] })).toMatchObject({
      severity: 'high',
      token: idToken.id,
      facts: { reason: 'nonce_absent', grant: grant.id },
    });
  });

  it('flags it as high beside an access token that is bound to a key', () => {
    expect(judge(asked(sent), issued({ bound: true, nonce: 'other' }))).toMatchObject({
      severity: 'high',
      facts: { reason: 'nonce_mismatch' },
    });
  });

  it.each([
    ['another state', { state: 'other' }],
    ['another challenge', { challenge: 'other' }],
  ])('flags a nonce that an earlier sign-in sent with %s, as medium', (_, facts) => {
    const repeated = { severity: 'medium', facts: { reason: 'nonce_repeated' } };
    expect(judgeAfter(asked({ ...sent, state: 's' }), asked({ ...sent, ...facts }, NOW))).toMatchObject(repeated);
  });

  it('passes an ID token that repeats the nonce', () => {
    expect(judge(asked(sent))).toBeUndefined();
    expect(judge(asked(sent), issued({ nonce: 'n' }))).toBeUndefined();
    expect(judge(asked(sent), called({ nonce: 'n' }))).toBeUndefined();
  });

  it('passes an ID token that holds the hash of the nonce', () => {
    expect(judge(asked(sent), issued({ nonce: 'digest' }))).toBeUndefined();
    expect(judge(asked(sent), issued({ nonce: 'hex' }))).toBeUndefined();
  });

  it('passes an ID token that answers any request of the sign-in', () => {
    expect(judge(asked(sent), asked({ nonce: 'second' }, NOW), issued({ nonce: 'n' }))).toBeUndefined();
  });

  it('passes an ID token from a refresh, which need not repeat it', () => {
    expect(judge(asked(sent), issued({ renewed: true }))).toBeUndefined();
    expect(judge(asked(sent), issued({ renewed: true, nonce: 'other' }))).toBeUndefined();
  });

  it('passes an encrypted or unknown ID token, which may well hold it', () => {
    const jwe = tokenOf('id', { format: 'jwe' });
    const grant = grantOf(asked(sent), issued({ idToken: jwe.id }));
    expect(judgeHappened(RULE, grant, { tokens: [jwe] })).toBeUndefined();
    expect(judgeHappened(RULE, grant)).toBeUndefined();
  });

  it('passes an answer without an ID token', () => {
    expect(judge(asked(sent), eventOf('token_issued', NOW, access.id, {}))).toBeUndefined();
    expect(judge(asked(sent), eventOf('callback', NOW, undefined, { nonce: 'other' }))).toBeUndefined();
  });

  it('passes an ID token of a sign-in that began unseen, or that sent no nonce', () => {
    expect(judge(issued({ nonce: 'other' }))).toBeUndefined();
    expect(judge(issued())).toBeUndefined();
    expect(judge(asked(), issued({ nonce: 'other' }))).toBeUndefined();
    expect(judge(asked(sent, NOW + 1), issued({ nonce: 'other' }))).toBeUndefined();
    expect(judge(eventOf('callback', NOW - MINUTE, undefined, { nonce: 'n' }), issued())).toBeUndefined();
  });

  it('passes a request whose parameters travel elsewhere, pushed or signed', () => {
    expect(judge(asked({ elsewhere: true, responseType: 'id_token' }))).toBeUndefined();
  });

  it('passes a request that asks for no ID token', () => {
    expect(judge(asked({ openid: false }))).toBeUndefined();
    expect(judge(eventOf('authorization_request', NOW, undefined, { responseType: 'token' }))).toBeUndefined();
    expect(judge(eventOf('authorization_request', NOW, undefined, {}))).toBeUndefined();
  });

  it('passes the same request loaded once more', () => {
    const whole = { ...sent, state: 's', challenge: 'c' };
    expect(judgeAfter(asked(whole), asked(whole, NOW))).toBeUndefined();
  });
});
