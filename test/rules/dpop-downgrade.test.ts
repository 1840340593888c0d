import { describe, expect, it } from 'vitest';
import type { Facts, Grant, LifecycleEvent } from '../../src/oauth/grant';
import { eventOf, grantOf, judgeHappened, jwtOf, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'dpop-downgrade';
const API = 'api.resource.test';
const bound = jwtOf('access', { cnf: { jkt: 'thumbprint' } });
const opaque = tokenOf('access');
const tokens = [bound, opaque];

const use = (facts: Facts, token = bound) =>
  eventOf('token_used', NOW, token.id, { target: API, status: 200, scheme: 'bearer', proof: false, ...facts });
const refused = (facts: Facts = {}, at = NOW) =>
  ({ ...use({ status: 401, ...facts }), kind: 'token_rejected', at }) as const;
const judge = (...events: LifecycleEvent[]) => judgeHappened(RULE, grantOf(...events), { tokens });
const issuedBound = eventOf('token_issued', NOW - SECOND, opaque.id, { bound: true });

describe(RULE, () => {
  it('flags a bound token that is accepted as a bearer token, as medium', () => {
    expect(judge(use({}))).toMatchObject({
      severity: 'medium',
      token: bound.id,
      facts: { reason: 'as_bearer,accepted', receiver: API, status: 200 },
    });
  });

  it('flags one sent as a bearer token with a proof beside it', () => {
    expect(judge(use({ proof: true }))?.severity).toBe('medium');
  });

  it('flags one that is bound because its response said so', () => {
    expect(judge(issuedBound, use({}, opaque))).toMatchObject({
      severity: 'medium',
      facts: { reason: 'as_bearer,accepted' },
    });
  });

  it('flags the DPoP scheme without a proof, as medium', () => {
    expect(judge(use({ scheme: 'dpop' }))).toMatchObject({
      severity: 'medium',
      facts: { reason: 'without_proof,accepted' },
    });
  });

  it('flags one that is refused, as low', () => {
    expect(judge(refused())).toMatchObject({
      severity: 'low',
      facts: { reason: 'as_bearer,refused', receiver: API, status: 401 },
    });
    expect(judge(refused({ scheme: 'dpop' }))).toMatchObject({
      severity: 'low',
      facts: { reason: 'without_proof,refused' },
    });
  });

  it.each([0, 302, 500])('flags an answer of status %i as no acceptance, as low', (status) => {
    expect(judge(use({ status }))).toMatchObject({ severity: 'low', facts: { reason: 'as_bearer', status } });
  });

  it('flags a proof that was sent before, as medium where it is accepted', () => {
    const again = { scheme: 'dpop', proof: true, replayed: true };
    expect(judge(use(again))).toMatchObject({ severity: 'medium', facts: { reason: 'same_proof,accepted' } });
    expect(judge(use(again, opaque))?.severity).toBe('medium');
    expect(judge(refused(again))).toMatchObject({ severity: 'low', facts: { reason: 'same_proof,refused' } });
  });

  it('flags one though an API elsewhere knows Bearer alone', () => {
    expect(judge(refused({ target: 'old.resource.test', bearerOnly: true }), use({}))?.severity).toBe('medium');
    expect(judge(refused({ bearerOnly: false }), use({}))?.severity).toBe('medium');
    expect(judge(use({ bearerOnly: true }), use({}))?.severity).toBe('medium');
  });

  it('flags what little is told of a use', () => {
    const bare = eventOf('token_used', NOW, bound.id, { scheme: 'bearer' });
    expect(judge(bare)).toMatchObject({ severity: 'low', facts: { receiver: '', status: 0 } });
  });

  it('passes a bound token with the DPoP scheme and a fresh proof', () => {
    expect(judge(use({ scheme: 'dpop', proof: true }))).toBeUndefined();
    expect(judge(use({ scheme: 'dpop', proof: true, replayed: false }))).toBeUndefined();
  });

  it('passes a token that is bound to nothing', () => {
    expect(judge(use({}, opaque))).toBeUndefined();
    expect(judge({ ...issuedBound, facts: { bound: false } }, use({}, opaque))).toBeUndefined();
    expect(judge(use({ scheme: 'dpop' }, opaque))).toBeUndefined();
    for (const cnf of [null, 'jkt', {}]) {
      const token = jwtOf('access', { cnf });
      expect(judgeHappened(RULE, grantOf(use({}, token)), { tokens: [token] }), String(cnf)).toBeUndefined();
    }
  });

  it('passes a token bound to a certificate, which no browser shows', () => {
    const token = jwtOf('access', { cnf: { 'x5t#S256': 'thumbprint' } });
    expect(judgeHappened(RULE, grantOf(use({}, token)), { tokens: [token] })).toBeUndefined();
  });

  it('passes another way to send it, and a token of which nothing is known', () => {
    const { scheme: _, ...facts } = use({}).facts;
    expect(judge({ ...use({}), facts })).toBeUndefined();
    expect(judgeHappened(RULE, grantOf(use({})))).toBeUndefined();
  });

  it('passes an API that asks for Bearer and offers no DPoP: a client may fall back', () => {
    expect(judge(refused({ bearerOnly: true }, NOW - SECOND), use({}))).toBeUndefined();
    expect(judge(refused({ bearerOnly: true }))).toBeUndefined();
  });

  it('passes a first try that is answered with a nonce', () => {
    expect(judge(refused({ scheme: 'dpop', proof: true, replayed: true, error: 'use_dpop_nonce' }))).toBeUndefined();
    expect(judge(refused({ error: 'invalid_token' }))?.severity).toBe('low');
  });
});

describe(`${RULE}: the answer to a request with a proof`, () => {
  const asked = (bound: boolean) => eventOf('code_exchange', NOW - SECOND, undefined, { bound });
  const answered = (facts: Facts = { bound: false }) => eventOf('token_issued', NOW, opaque.id, facts);
  const earlier = (facts: Facts = { bound: true }, clientId = 'spa'): Grant => ({
    ...grantOf(eventOf('token_issued', NOW - 60 * SECOND, bound.id, facts)),
    clientId,
  });
  const judgeAnswer = (grant: Grant, ...grants: Grant[]) =>
    judgeHappened(RULE, { ...grant, clientId: 'spa' }, { tokens, grants });

  it('flags a token bound to nothing, where the client was given bound ones before, as info', () => {
    expect(judgeAnswer(grantOf(asked(true), answered()), earlier())).toMatchObject({
      severity: 'info',
      token: opaque.id,
      facts: { reason: 'proof_ignored' },
    });
  });

  it('flags it at a refresh too', () => {
    const renewed = grantOf(
      { ...issuedBound, at: NOW - 2 * SECOND },
      eventOf('refresh_requested', NOW, undefined, { bound: true }),
      answered(),
    );
    expect(judgeAnswer(renewed)?.severity).toBe('info');
  });

  it('passes a bound answer', () => {
    expect(judgeAnswer(grantOf(asked(true), answered({ bound: true })), earlier())).toBeUndefined();
  });

  it('passes a request without a proof, and one that was not seen', () => {
    expect(judgeAnswer(grantOf(asked(false), answered()), earlier())).toBeUndefined();
    expect(judgeAnswer(grantOf(answered()), earlier())).toBeUndefined();
    expect(judgeAnswer(grantOf(asked(true), { ...asked(false), at: NOW - 1 }, answered()), earlier())).toBeUndefined();
    expect(judgeAnswer(grantOf({ ...asked(true), at: NOW + 1 }, answered()), earlier())).toBeUndefined();
    expect(judgeAnswer(grantOf({ ...asked(true), kind: 'callback' }, answered()), earlier())).toBeUndefined();
  });

  it('passes a client that was never given a bound token', () => {
    expect(judgeAnswer(grantOf(asked(true), answered()))).toBeUndefined();
    expect(judgeAnswer(grantOf(asked(true), answered()), earlier({ bound: false }))).toBeUndefined();
    expect(judgeAnswer(grantOf(asked(true), answered()), earlier({ bound: true }, 'other'))).toBeUndefined();
    const later = grantOf(eventOf('token_issued', NOW, bound.id, { bound: true }));
    expect(judgeAnswer(grantOf(asked(true), answered()), { ...later, clientId: 'spa' })).toBeUndefined();
    const other = grantOf(eventOf('code_exchange', NOW - 60 * SECOND, undefined, { bound: true }));
    expect(judgeAnswer(grantOf(asked(true), answered()), { ...other, clientId: 'spa' })).toBeUndefined();
  });

  it('passes a token that came with the redirect: no proof goes there', () => {
    expect(judgeAnswer(grantOf(asked(true), answered({ front: true })), earlier())).toBeUndefined();
  });
});
