import { describe, expect, it } from 'vitest';
import type { LifecycleEvent } from '../../src/oauth/grant';
import { eventOf, grantOf, judgeHappened, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'flow-code-reuse';
const code = tokenOf('code');
const sent = (status?: number, at = NOW, facts = {}) =>
  eventOf('code_exchange', at, code.id, { ...(status !== undefined && { status }), ...facts });
const opened = (facts = {}, at = NOW) => eventOf('callback', at, code.id, { setsSession: true, status: 302, ...facts });
const backend = (at = NOW) => eventOf('backend_exchange', at, code.id, { cookies: 1 });
const judge = (...events: LifecycleEvent[]) => judgeHappened(RULE, grantOf(...events), { tokens: [code] });

describe(RULE, () => {
  it('flags a code that was accepted twice, as critical', () => {
    expect(judge(sent(200, NOW - MINUTE), sent(200))).toMatchObject({
      severity: 'critical',
      token: code.id,
      facts: { reason: 'accepted', uses: 2 },
    });
  });

  it('flags a code that was accepted twice as critical still when it is refused the third time', () => {
    expect(judge(sent(200, NOW - MINUTE), sent(299, NOW - SECOND), sent(400))).toMatchObject({
      severity: 'critical',
      facts: { uses: 2 },
    });
  });

  it.each([400, 401, 499])('flags a code that was sent again after a success and refused with %i, as low', (status) => {
    expect(judge(sent(200, NOW - MINUTE), sent(status))).toMatchObject({
      severity: 'low',
      facts: { reason: 'refused', status },
    });
  });

  it.each([0, 302, 399, 500, 503])(
    'flags a code that was sent again after a success and neither accepted nor refused (status %i), as high',
    (status) => {
      const found = judge(sent(200, NOW - MINUTE), sent(status));
      expect(found?.severity).toBe('high');
      expect(found?.facts.reason).toBeUndefined();
    },
  );

  it('flags a callback opened twice at a backend, each time with a new session, as high', () => {
    const high = { severity: 'high', token: code.id, facts: { reason: 'backend' } };
    expect(judge(opened({}, NOW - MINUTE), backend(NOW - SECOND), opened())).toMatchObject(high);
    expect(judge(opened({}, NOW - MINUTE), opened({ status: 399 }, NOW - SECOND), backend())).toMatchObject(high);
  });

  it('flags a callback that the browser fetched ahead and then opened, as info', () => {
    expect(judge(opened({ prefetch: true }, NOW - MINUTE), backend(NOW - SECOND), opened())).toMatchObject({
      severity: 'info',
      facts: { reason: 'prefetch' },
    });
    const twice = [opened({ prefetch: true }, NOW - MINUTE), opened({}, NOW - MINUTE)];
    expect(judge(...twice, backend(NOW - SECOND), opened())?.severity).toBe('high');
  });

  it('passes a code that is sent once', () => {
    expect(judge(sent(200))).toBeUndefined();
    expect(judge(sent(400))).toBeUndefined();
  });

  it.each([0, 400, 408, 425, 429, 503])('passes a code that is sent again after a failure (status %i)', (status) => {
    expect(judge(sent(status, NOW - SECOND), sent(200))).toBeUndefined();
    expect(judge(sent(status, NOW - SECOND), sent(status))).toBeUndefined();
  });

  it('passes a retry with the nonce that the server asked for', () => {
    expect(judge(sent(400, NOW - SECOND, { error: 'use_dpop_nonce' }), sent(200))).toBeUndefined();
  });

  it('passes a second request that is not answered yet', () => {
    expect(judge(sent(200, NOW - SECOND), sent())).toBeUndefined();
    expect(judge(sent(undefined, NOW - SECOND), sent(200))).toBeUndefined();
  });

  it('passes another code of the same sign-in', () => {
    const other = eventOf('code_exchange', NOW - MINUTE, tokenOf('code').id, { status: 200 });
    expect(judge(other, sent(200))).toBeUndefined();
    expect(judge({ ...opened(), token: tokenOf('code').id }, backend(), opened())).toBeUndefined();
  });

  it('passes a callback opened again that ends in an error page or without a new session', () => {
    expect(judge(opened(), backend(), opened({ status: 400 }))).toBeUndefined();
    expect(judge(opened(), backend(), opened({ setsSession: false }))).toBeUndefined();
    expect(judge(opened(), backend())).toBeUndefined();
  });

  it('passes a reload of the callback where the page exchanges the code itself, or nobody is known to', () => {
    expect(judge(opened(), sent(200), opened())).toBeUndefined();
    expect(judge(opened(), opened())).toBeUndefined();
  });

  it('passes an event of no code', () => {
    const { token: _, ...none } = sent(200);
    expect(judge(none, none)).toBeUndefined();
    expect(judge(sent(200), sent(200), eventOf('token_issued', NOW, code.id))).toBeUndefined();
  });
});
