import { describe, expect, it } from 'vitest';
import type { Grant } from '../../src/oauth/grant';
import { type Around, eventOf, grantOf, judgeHappened, MINUTE, NOW, tokenOf } from './make-case';

const RULE = 'rt-unbound';
const token = tokenOf('refresh');
const next = tokenOf('refresh');
const asked = (facts = {}, at = NOW) => eventOf('refresh_requested', at, token.id, facts);
const rotated = (at = NOW) => eventOf('rotated', at, next.id, { previous: token.id });
const clientOf = (...events: Parameters<typeof grantOf>): Grant => ({ ...grantOf(...events), clientId: 'web' });
const judge = (grant: Grant, around: Around = {}) => judgeHappened(RULE, grant, { tokens: [token, next], ...around });

describe(RULE, () => {
  it('flags a refresh request with a client id alone, as low', () => {
    const grant = clientOf(asked());
    expect(judge(grant)).toMatchObject({ severity: 'low', token: token.id, facts: { grant: grant.id } });
    expect(judge(grant)?.facts.reason).toBeUndefined();
    expect(judge(clientOf(asked({ authenticated: false, bound: false })))?.severity).toBe('low');
  });

  it('flags it as info once the server replaces the token', () => {
    expect(judge(clientOf(asked({}, NOW - MINUTE), rotated()))).toMatchObject({
      severity: 'info',
      facts: { reason: 'rotated' },
    });
  });

  it('flags it as info where the server has replaced a token before', () => {
    expect(judge(clientOf(asked({}, NOW - MINUTE), rotated(NOW - MINUTE), asked()))?.severity).toBe('info');
  });

  it('flags by the latest request: an earlier one with a proof does not cover it', () => {
    expect(judge(clientOf(asked({ bound: true }, NOW - MINUTE), asked()))?.severity).toBe('low');
    const answered = clientOf(asked({}, NOW - MINUTE), rotated(), asked({ bound: true }, NOW + MINUTE));
    answered.events.splice(1, 2, answered.events[2] as (typeof answered.events)[0], rotated());
    expect(judge(answered)?.severity).toBe('info');
  });

  it('passes a client that authenticates itself', () => {
    expect(judge(clientOf(asked({ authenticated: true, by: 'secret' })))).toBeUndefined();
    expect(judge(clientOf(asked({ authenticated: true }, NOW - MINUTE), rotated()))).toBeUndefined();
  });

  it('passes a request with a proof of possession', () => {
    expect(judge(clientOf(asked({ bound: true })))).toBeUndefined();
  });

  it('passes a server that says it uses mutual TLS, which cannot be seen', () => {
    expect(judge(clientOf(asked()), { servers: [{ mtls: true }] })).toBeUndefined();
    expect(judge(clientOf(asked()), { servers: [{ mtls: false }] })).toBeDefined();
  });

  it.each(['https://mtls.idp.test', 'https://api-mtls.idp.test', 'https://login.MTLS.idp.test'])(
    'passes a server whose host says so: %s',
    (issuer) => {
      expect(judge({ ...clientOf(asked()), issuer })).toBeUndefined();
      expect(judge({ ...clientOf(asked()), issuer: 'https://smtls.idp.test' })).toBeDefined();
    },
  );

  it('passes an app that asks its own backend, without a client id', () => {
    expect(judge(grantOf(asked()))).toBeUndefined();
  });

  it('passes a token that was replaced without a request that was seen', () => {
    expect(judge(clientOf(rotated()))).toBeUndefined();
  });

  it('passes a request that has only been answered', () => {
    expect(judge(clientOf(asked(), eventOf('refreshed', NOW, undefined, { sent: token.id })))).toBeUndefined();
  });
});
