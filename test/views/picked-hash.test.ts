import { describe, expect, test } from 'vitest';
import type { Picked } from '../../src/views/opened';
import { hashOf, pickedIn } from '../../src/views/picked-hash';

describe('what is picked, in an address', () => {
  const picks: Picked[] = [
    { kind: 'event', key: 'g1 token_used 1907000000000 a1b2' },
    { kind: 'grant', id: 'g1' },
    { kind: 'token', id: 'a1b2' },
    { kind: 'exposure', key: '["rt-in-url","https://app.spa.test"]' },
  ];
  test.each(picks)('comes back as it was: $kind', (picked) => {
    expect(pickedIn(hashOf(picked))).toEqual(picked);
  });

  test.each(['', '#', '#grant', '#grant=', '#secret=x', '#grant=%', 'grant=g1'])('is nothing in "%s"', (hash) => {
    expect(pickedIn(hash)).toBeNull();
  });
});
