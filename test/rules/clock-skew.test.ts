import { describe, expect, it } from 'vitest';
import { judgeOffset, MINUTE, SECOND } from './make-case';

describe('clock-skew', () => {
  it('flags more than a minute, as low', () => {
    expect(judgeOffset(MINUTE + SECOND)).toMatchObject({ severity: 'low', facts: { offsetSeconds: 61, samples: 3 } });
  });

  it('flags more than five minutes, as medium', () => {
    expect(judgeOffset(5 * MINUTE + SECOND)?.severity).toBe('medium');
    expect(judgeOffset(5 * MINUTE)?.severity).toBe('low');
  });

  it('flags a clock that is ahead as it flags one behind, and says which', () => {
    expect(judgeOffset(-5 * MINUTE - SECOND)).toMatchObject({ severity: 'medium', facts: { offsetSeconds: -301 } });
  });

  it('flags it on a development site no higher than low', () => {
    expect(judgeOffset(10 * MINUTE, { setting: { dev: true } })).toMatchObject({
      severity: 'low',
      facts: { reason: 'dev' },
    });
  });

  it('flags two servers of one sign-in that differ by more than a minute, as low', () => {
    const found = judgeOffset(MINUTE, { apartMs: MINUTE + SECOND });
    expect(found).toMatchObject({ severity: 'low', facts: { reason: 'servers', apartSeconds: 61, samples: 3 } });
    expect(found?.facts.offsetSeconds).toBeUndefined();
    expect(judgeOffset(0, { apartMs: 5 * MINUTE })?.severity).toBe('low');
  });

  it('flags two servers that differ by more than five minutes, as medium', () => {
    expect(judgeOffset(0, { apartMs: 5 * MINUTE + SECOND })?.severity).toBe('medium');
  });

  it('flags this computer and the servers together, by the greater difference', () => {
    expect(judgeOffset(-2 * MINUTE, { apartMs: 6 * MINUTE })).toMatchObject({
      severity: 'medium',
      facts: { reason: 'servers', offsetSeconds: -120, apartSeconds: 360 },
    });
    const own = judgeOffset(6 * MINUTE, { apartMs: MINUTE });
    expect(own).toMatchObject({ severity: 'medium', facts: { offsetSeconds: 360 } });
    expect(own?.facts.apartSeconds).toBeUndefined();
    expect(own?.facts.reason).toBeUndefined();
  });

  it('flags no token: the clock is to blame', () => {
    const found = judgeOffset(10 * MINUTE);
    expect(found?.token).toBeUndefined();
    expect(found?.place).toBeUndefined();
  });

  it('passes a minute and less', () => {
    expect(judgeOffset(MINUTE)).toBeUndefined();
    expect(judgeOffset(-MINUTE)).toBeUndefined();
    expect(judgeOffset(0)).toBeUndefined();
    expect(judgeOffset(0, { apartMs: MINUTE })).toBeUndefined();
  });
});
