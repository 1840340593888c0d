import { describe, expect, it } from 'vitest';
import { eventOf, grantOf, judgeHappened, MINUTE, NOW, SECOND, tokenOf } from './make-case';

const RULE = 'rt-reused';
const old = tokenOf('refresh');
const next = tokenOf('refresh');
const replacedAt = (at: number) => eventOf('rotated', at, next.id, { previous: old.id });
const accepted = (sentAt: number, sent = old.id) => eventOf('refreshed', sentAt + 200, undefined, { sent, sentAt });
const refused = (sentAt: number, error = 'invalid_grant') =>
  eventOf('refresh_refused', sentAt + 200, old.id, { sent: old.id, sentAt, error });
const judge = (...events: Parameters<typeof grantOf>) =>
  judgeHappened(RULE, grantOf(...events), { tokens: [old, next] });

describe(RULE, () => {
  it('flags a replaced token that the server accepts again, as high', () => {
    expect(judge(replacedAt(NOW - MINUTE), accepted(NOW))).toMatchObject({
      severity: 'high',
      token: old.id,
      facts: { reason: 'accepted', secondsAfter: 60 },
    });
  });

  it('flags one that the server refuses, as low', () => {
    expect(judge(replacedAt(NOW - MINUTE), refused(NOW))).toMatchObject({
      severity: 'low',
      token: old.id,
      facts: { reason: 'refused', secondsAfter: 60 },
    });
  });

  it('flags it right after the thirty seconds', () => {
    expect(judge(replacedAt(NOW - 30 * SECOND - 1), accepted(NOW))?.severity).toBe('high');
  });

  it('flags by when it was sent, however late the answer comes', () => {
    const late = eventOf('refreshed', NOW + MINUTE, undefined, { sent: old.id, sentAt: NOW });
    expect(judge(replacedAt(NOW - 20 * SECOND), late)).toBeUndefined();
    expect(judge(replacedAt(NOW - 40 * SECOND), late)?.facts.secondsAfter).toBe(40);
  });

  it('passes within thirty seconds: tabs race, and servers grant an overlap', () => {
    expect(judge(replacedAt(NOW - 30 * SECOND), accepted(NOW))).toBeUndefined();
    expect(judge(replacedAt(NOW - 30 * SECOND), refused(NOW))).toBeUndefined();
  });

  it('passes the token that replaced it', () => {
    expect(judge(replacedAt(NOW - MINUTE), accepted(NOW, next.id))).toBeUndefined();
  });

  it('passes a token whose first answer never came, so that nothing replaced it', () => {
    expect(judge(eventOf('refresh_requested', NOW - MINUTE, old.id), accepted(NOW))).toBeUndefined();
  });

  it('passes a token of another grant', () => {
    expect(judge(replacedAt(NOW - MINUTE), accepted(NOW, tokenOf('refresh').id))).toBeUndefined();
  });

  it('passes a revocation that names the old token', () => {
    expect(judge(replacedAt(NOW - MINUTE), eventOf('revoked', NOW, old.id, { status: 200 }))).toBeUndefined();
  });
});
