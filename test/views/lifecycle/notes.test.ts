import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/views/lifecycle/lane';
import { notesOf, widthOf, wordsOf } from '../../../src/views/lifecycle/notes';
import type { Sign } from '../../../src/views/lifecycle/spread';
import { event, NOW } from '../sample';
import { translator } from '../translate';

const t = translator('en');
const EDGE = { from: 74, to: 600 };

const entry = (kind: Entry['event']['kind'], facts = {}): Entry => ({
  key: kind,
  grant: 'g',
  event: event(kind, NOW, undefined, facts),
});
const sign = (x: number, kind: Entry['event']['kind'] = 'refresh_requested'): Sign => ({ x, entries: [entry(kind)] });
const notesAt = (...signs: Sign[]) =>
  notesOf(signs, (one) => wordsOf(t, one, NOW), EDGE).map(({ x, side, text }) => [x, side, text]);

describe('the words beside a sign', () => {
  test('say the time where there is room, and less where there is not', () => {
    const [[, , long] = []] = notesAt(sign(100, 'logout'));
    expect(long).toMatch(/^signed out \d\d:\d\d:\d\d$/);
    expect(notesAt(sign(100, 'logout'), sign(200))[0]).toEqual([110, 'right', 'signed out']);
    expect(notesAt(sign(100, 'logout'), sign(130))).toEqual([[140, 'right', 'refresh']]);
  });

  test('stand on the left of the last sign where it is at the edge', () => {
    expect(notesAt(sign(100), sign(590))[1]).toEqual([580, 'left', 'refresh']);
    expect(notesAt(sign(560), sign(590))).toEqual([]);
  });

  test('are none of a sign out of view, nor of one that says nothing', () => {
    expect(notesAt(sign(60), sign(300, 'discovery'))).toEqual([]);
  });

  test('never lie over each other', () => {
    const xs = Array.from({ length: 40 }, (_, index) => 80 + index * 13 + (index % 7) * 2);
    const notes = notesOf(
      xs.map((x) => sign(x)),
      (one) => wordsOf(t, one, NOW),
      EDGE,
    );
    for (const { x, text } of notes) {
      expect(xs.filter((at) => at > x && at < x + widthOf(text))).toEqual([]);
    }
  });
});

test('an error stands as the server named it, made legible', () => {
  expect(wordsOf(t, entry('authorization_error', { error: 'access_denied' }), NOW)).toEqual(['access_denied']);
  expect(wordsOf(t, entry('authorization_error', { error: 'a\u202eb' }), NOW)).toEqual(['a⟨U+202E⟩b']);
});

test('a renewal that asks the user nothing is no sign-in', () => {
  const exchange = entry('code_exchange', { status: 200 });
  expect(wordsOf(t, exchange, NOW).at(-1)).toBe('signed in');
  expect(wordsOf(t, exchange, NOW, true).at(-1)).toBe('silent renewal');
});

test('Japanese is counted wider', () => {
  expect(widthOf('サインアウト')).toBeGreaterThan(widthOf('abcdef'));
});
