import { describe, expect, it, vi } from 'vitest';
import { tokenBucket } from '../../../src/channels/page/token-bucket';

const open = () => {
  let now = 1_000;
  const overflowed = vi.fn();
  const allows = tokenBucket(overflowed, () => now);
  return {
    allows,
    overflowed,
    wait: (ms: number): void => {
      now += ms;
    },
    /** How many of `count` messages of this size get through. */
    send: (count: number, size = 1) => Array.from({ length: count }, () => allows(size)).filter(Boolean).length,
  };
};

describe('how much one frame may tell', () => {
  it('is fifty messages at once', () => {
    expect(open().send(200)).toBe(50);
  });

  it('is a quarter of a megabyte at once', () => {
    const { send } = open();
    expect(send(3, 131_072)).toBe(2);
    expect(send(1, 1)).toBe(0);
  });

  it('is as much again after a second, and in part after a part of one', () => {
    const { send, wait } = open();
    send(50);
    wait(100);
    expect(send(50)).toBe(5);
    wait(1_000);
    expect(send(200)).toBe(50);
    wait(1_000);
    expect(send(1, 262_144)).toBe(1);
    wait(500);
    expect(send(1, 131_073)).toBe(0);
    expect(send(1, 131_072)).toBe(1);
  });

  it('is no more for having been silent for long', () => {
    const { send, wait } = open();
    wait(3_600_000);
    expect(send(200)).toBe(50);
  });

  it('is never enough for one message longer than all of it', () => {
    const { send, wait } = open();
    expect(send(1, 262_145)).toBe(0);
    wait(10_000);
    expect(send(1, 262_145)).toBe(0);
    expect(send(1, 262_144)).toBe(1);
  });

  it('is not lessened by what did not get through', () => {
    const { send } = open();
    expect(send(10, 300_000)).toBe(0);
    expect(send(1, 262_144)).toBe(1);
  });

  it('is not changed by a clock that goes back', () => {
    const { send, wait } = open();
    send(50);
    wait(-5_000);
    expect(send(1)).toBe(0);
    wait(1_000);
    expect(send(200)).toBe(50);
  });

  it('is said once each time it runs dry', () => {
    const { send, wait, overflowed } = open();
    send(50);
    expect(overflowed).not.toHaveBeenCalled();
    send(500);
    expect(overflowed).toHaveBeenCalledTimes(1);
    wait(1_000);
    send(500);
    expect(overflowed).toHaveBeenCalledTimes(2);
  });
});
