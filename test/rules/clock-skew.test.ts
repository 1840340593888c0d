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

  it('flags no token: the clock is to blame', () => {
    const found = judgeOffset(10 * MINUTE);
    expect(found?.token).toBeUndefined();
    expect(found?.place).toBeUndefined();
  });

  it('passes a minute and less', () => {
    expect(judgeOffset(MINUTE)).toBeUndefined();
    expect(judgeOffset(-MINUTE)).toBeUndefined();
    expect(judgeOffset(0)).toBeUndefined();
  });
});
