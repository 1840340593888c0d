import { describe, expect, test } from 'vitest';
import { clockNote } from '../../src/views/clock-note';
import { translator } from './translate';

const t = translator('en');
const note = (offsetMs: number) => clockNote(t, { offsetMs }, true);

describe('the note on the clock', () => {
  test.each([
    [0, ''],
    [4_999, ''],
    [-4_999, ''],
    [5_000, 'This computer’s clock is 5 s behind the server. The countdown is corrected.'],
    [-7_400, 'This computer’s clock is 7 s ahead of the server. The countdown is corrected.'],
    [119_400, 'This computer’s clock is 119 s behind the server. The countdown is corrected.'],
    [-120_000, 'This computer’s clock is 2 min ahead of the server. The countdown is corrected.'],
    [7_200_000, 'This computer’s clock is 2 h behind the server. The countdown is corrected.'],
  ])('of a difference of %d ms', (offsetMs, text) => {
    expect(note(offsetMs)).toBe(text);
  });

  test('says where a countdown runs by a clock that was compared with none', () => {
    expect(clockNote(t, null, true)).toBe('Counted by this computer’s clock, not yet compared with the server’s.');
    expect(clockNote(t, null, false)).toBe('');
  });
});
