import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeHappened, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'rt-not-rotated';
const token = tokenOf('refresh');
const kept = (at: number, facts = {}) => eventOf('not_rotated', at, token.id, facts);
const judge = (...events: Parameters<typeof grantOf>) => judgeHappened(RULE, grantOf(...events), { tokens: [token] });

describe(RULE, () => {
  it('flags the second accepted use of the same token, as high', () => {
    expect(judge(kept(NOW - MINUTE), kept(NOW))).toMatchObject({
      severity: 'high',
      certainty: 'proven',
      token: token.id,
      facts: { uses: 2 },
    });
  });

  it('flags it five seconds after the first use, and counts all of them', () => {
    expect(judge(kept(NOW - 5 * SECOND), kept(NOW - SECOND), kept(NOW))?.facts.uses).toBe(3);
  });

  it('flags it when a proof was sent only the first time', () => {
    expect(judge(kept(NOW - MINUTE, { bound: true }), kept(NOW))?.severity).toBe('high');
  });

  it('passes the first use: some servers replace a token every n-th time', () => {
    expect(judge(kept(NOW))).toBeUndefined();
  });

  it('passes two uses within five seconds, which may be one attempt', () => {
    expect(judge(kept(NOW - 4_999), kept(NOW))).toBeUndefined();
  });

  it('passes a token that its second use replaces', () => {
    const next = tokenOf('refresh');
    expect(judge(kept(NOW - MINUTE), eventOf('rotated', NOW, next.id, { previous: token.id }))).toBeUndefined();
  });

  it('passes a server that answers the same new token twice within its grace', () => {
    const next = tokenOf('refresh');
    const rotated = (at: number) => eventOf('rotated', at, next.id, { previous: token.id });
    expect(judge(rotated(NOW - 10 * SECOND), rotated(NOW))).toBeUndefined();
  });

  it('passes another token of the same grant', () => {
    expect(judge(eventOf('not_rotated', NOW - MINUTE, tokenOf('refresh').id), kept(NOW))).toBeUndefined();
  });

  it('passes a request with a DPoP proof', () => {
    expect(judge(kept(NOW - MINUTE), kept(NOW, { bound: true }))).toBeUndefined();
  });

  it('passes a client that authenticates itself', () => {
    expect(judge(kept(NOW - MINUTE), kept(NOW, { authenticated: true }))).toBeUndefined();
  });
});
