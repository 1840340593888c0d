import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../src/oauth/grant';
import { eventOf, grantOf, judgeHappened, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'flow-pkce-missing';
const code = tokenOf('code');
const asked = (facts = {}, at = NOW - MINUTE) =>
  eventOf('authorization_request', at, undefined, { responseType: 'code', ...facts });
const exchanged = eventOf('code_exchange', NOW, code.id);
const atServer = eventOf('backend_exchange', NOW, code.id);
const judge = (...events: LifecycleEvent[]) => judgeHappened(RULE, grantOf(...events));

describe(RULE, () => {
  it('flags a request without a challenge whose code the page exchanges, as high', () => {
    expect(judge(asked(), exchanged)).toMatchObject({ severity: 'high' });
    expect(judge(asked(), exchanged)?.facts.reason).toBeUndefined();
  });

  it('flags it as high at once in a sign-in that the page is known to exchange', () => {
    expect(judge(asked(), eventOf('code_exchange', NOW - SECOND), asked({}, NOW))?.severity).toBe('high');
  });

  it('flags it as medium while it is not known who exchanges the code', () => {
    expect(judge(asked())).toMatchObject({ severity: 'medium', facts: { reason: 'client_unknown' } });
    expect(judge(asked({ openid: true, nonce: 'n' }))?.severity).toBe('medium');
  });

  it('flags it as medium where a server exchanges the code', () => {
    const atBackend = { severity: 'medium', facts: { reason: 'server_exchanges' } };
    expect(judge(asked(), atServer)).toMatchObject(atBackend);
    expect(judge(asked({ openid: true }), atServer)).toMatchObject(atBackend);
    expect(judge(asked({ nonce: 'n' }), atServer)).toMatchObject(atBackend);
    expect(judge(asked({ nonce: 'n', openid: false }), atServer)).toMatchObject(atBackend);
  });

  it.each(['code token', 'code id_token'])('flags response_type "%s" too', (responseType) => {
    expect(judge(asked({ responseType }), exchanged)?.severity).toBe('high');
  });

  it('flags request and exchange of one sign-in as one', () => {
    const grant = grantOf(asked(), exchanged);
    expect(judgeHappened(RULE, grant)?.facts.grant).toBe(grant.id);
  });

  it('flags it by the request that came last before the exchange', () => {
    expect(judge(asked({ challenge: 'c' }), asked({}, NOW - SECOND), exchanged)?.severity).toBe('high');
    expect(judge(asked(), asked({ challenge: 'c' }, NOW - SECOND), exchanged)).toBeUndefined();
    expect(judge(asked(), asked({ challenge: 'c' }, NOW), exchanged)).toBeUndefined();
    expect(judge(asked(), asked({ challenge: 'c' }, NOW + 1), exchanged)?.severity).toBe('high');
  });

  it('passes a server that exchanges the code and checks nonce instead, with no more than a note', () => {
    expect(judge(asked({ openid: true, nonce: 'n' }), atServer)).toMatchObject({
      severity: 'info',
      facts: { reason: 'server_exchanges,nonce_instead' },
    });
  });

  it('passes a request with a challenge', () => {
    expect(judge(asked({ challenge: 'c' }))).toBeUndefined();
    expect(judge(asked({ challenge: 'c' }), exchanged)).toBeUndefined();
  });

  it('passes a request whose parameters travel elsewhere, pushed or signed', () => {
    expect(judge(asked({ elsewhere: true }), exchanged)).toBeUndefined();
    expect(judge(eventOf('authorization_request', NOW, undefined, {}))).toBeUndefined();
  });

  it('passes response types without a code', () => {
    for (const responseType of ['token', 'id_token', 'id_token token', 'codes'])
      expect(judge(asked({ responseType }), exchanged), responseType).toBeUndefined();
  });

  it('passes a code of a sign-in that began unseen', () => {
    expect(judge(exchanged)).toBeUndefined();
    expect(judge(eventOf('callback', NOW - SECOND, code.id), exchanged)).toBeUndefined();
  });
});
