import { describe, expect, it } from 'vitest';
import { eventOf, foundOf, grantOf, judgeSeen, jwtOf, NOW, type Seen, tokenOf } from './make-case';

const RULE = 'rt-in-local-storage';
const token = tokenOf('refresh');
const judge = (more: Partial<Seen> = {}) => judgeSeen(RULE, { token, channel: 'local-storage', ...more });
const unrotated = { findings: [foundOf('rt-not-rotated', token)] };
const issued = (facts = {}) => grantOf(eventOf('token_issued', NOW, token.id, { refresh: token.id, ...facts }));

describe(RULE, () => {
  it('flags one that is encrypted, its key readable beside it, as info', () => {
    const entry = tokenOf('unknown', { certainty: 'hint' });
    const channel = 'local-storage';
    const found = judgeSeen(RULE, { token: entry, channel, sealed: true });
    expect(found).toMatchObject({ severity: 'info', certainty: 'hint', facts: { reason: 'encrypted' } });
  });

  it('passes what is encrypted where no key was seen, and what is of no known kind', () => {
    for (const certainty of ['hint', 'likely'] as const)
      expect(judgeSeen(RULE, { token: tokenOf('unknown', { certainty }), channel: 'local-storage' })).toBeUndefined();
  });

  it('flags a refresh token that is an entry, as high', () => {
    expect(judge({ key: 'session' })).toMatchObject({ severity: 'high', certainty: 'proven', token: token.id });
  });

  it('flags one deep inside an entry, and says where', () => {
    const key = 'auth › body › tokens › refresh_token';
    expect(judge({ key })?.place).toEqual({ channel: 'local-storage', host: 'app.spa.test', key });
  });

  it('flags one in the storage of a frame of another host', () => {
    expect(judge({ host: 'widget.third.test' })?.place?.host).toBe('widget.third.test');
  });

  it('flags one that only its shape gives away, as high', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'likely' }) })?.severity).toBe('high');
  });

  it('flags one that is used again and again unreplaced, as critical', () => {
    expect(judge(unrotated)).toMatchObject({ severity: 'critical', facts: { reason: 'unrotated' } });
  });

  it('flags one that nothing ends, as critical', () => {
    const unbounded = foundOf('rt-expiry-unbounded', token);
    expect(judge({ findings: [{ ...unbounded, severity: 'medium' }], again: 'token_issued' })).toMatchObject({
      severity: 'critical',
      facts: { reason: 'unbounded' },
    });
    expect(judge({ findings: [...unrotated.findings, unbounded, unbounded] })?.facts.reason).toBe(
      'unrotated,unbounded',
    );
  });

  it('flags one whose end is only not stated, as high', () => {
    const unstated = { ...foundOf('rt-expiry-unbounded', token), severity: 'info' } as const;
    expect(judge({ findings: [unstated] })?.severity).toBe('high');
    expect(judge({ findings: [foundOf('rt-in-token-response', token)] })?.severity).toBe('high');
  });

  it('flags an unreplaced one that is bound to a key, as medium', () => {
    expect(judge({ ...unrotated, grant: issued({ refreshBound: true }) })).toMatchObject({
      severity: 'medium',
      facts: { reason: 'bound' },
    });
  });

  it('flags an unreplaced one that is not proven no higher than high', () => {
    const likely = tokenOf('refresh', { certainty: 'likely' });
    const seen = judge({ token: likely, findings: [foundOf('rt-not-rotated', likely)] });
    expect(seen).toMatchObject({ severity: 'high', facts: {} });
    expect(seen?.facts.reason).toBeUndefined();
  });

  it('flags one that is bound to a key, as medium', () => {
    expect(judge({ grant: issued({ refreshBound: true }) })).toMatchObject({
      severity: 'medium',
      facts: { reason: 'bound' },
    });
    expect(judge({ grant: issued({ refreshBound: false }) })?.severity).toBe('high');
  });

  it('flags what only its name calls a refresh token, as low', () => {
    expect(judge({ token: tokenOf('refresh', { certainty: 'hint' }) })).toMatchObject({
      severity: 'low',
      certainty: 'hint',
    });
  });

  it('flags one whose refresh failed for now, since it is not dead', () => {
    const refused = (error: string) => grantOf(eventOf('refresh_refused', NOW, token.id, { error }));
    expect(judge({ grant: refused('temporarily_unavailable') })?.severity).toBe('high');
    expect(judge({ grant: grantOf(eventOf('revoked', NOW, token.id, { status: 503 })) })?.severity).toBe('high');
  });

  it('flags it once more after an event that changes what it means, and only then', () => {
    expect(judge({ ...unrotated, again: 'not_rotated' })?.severity).toBe('critical');
    expect(judge({ again: 'token_used' })).toBeUndefined();
  });

  it('passes one the server has refused as ended', () => {
    const grant = grantOf(eventOf('refresh_refused', NOW, token.id, { error: 'invalid_grant' }));
    expect(judge({ grant })).toBeUndefined();
    expect(judge({ grant, token: tokenOf('refresh') })).toBeDefined();
  });

  it('passes one whose revocation was accepted', () => {
    expect(judge({ grant: grantOf(eventOf('revoked', NOW, token.id, { status: 200 })) })).toBeUndefined();
  });

  it('passes what is no refresh token', () => {
    for (const kind of ['access', 'id', 'session', 'unknown'] as const)
      expect(judge({ token: tokenOf(kind) }), kind).toBeUndefined();
    expect(judge({ token: jwtOf('access', {}) })).toBeUndefined();
  });

  it('passes a refresh token in another place', () => {
    for (const channel of ['session-storage', 'indexed-db', 'http-only-cookie', 'response-body'] as const)
      expect(judge({ channel }), channel).toBeUndefined();
  });
});
