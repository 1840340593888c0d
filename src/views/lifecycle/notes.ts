import type { EventKind } from '../../oauth/grant';
import { isolated } from '../legible';
import type { Translate } from '../scope';
import { clockTime } from '../time';
import type { Entry } from './lane';
import type { Sign } from './spread';

/** A few words beside a sign of the row Flow. `side`: where of `x` they stand. */
export type Note = { x: number; side: 'right' | 'left'; text: string };

/** Room on either side of a sign, px. */
const BESIDE = 10;
const BETWEEN = 6;

/**
 * The words beside signs, none over another nor over a sign: the longest that fits, or none.
 * @param signs By their place. @param edge Where the drawing ends, px.
 */
export const notesOf = (signs: readonly Sign[], wordsOf: (entry: Entry) => string[], edge: Range): Note[] => {
  const notes: Note[] = [];
  let taken = edge.from;
  for (const [index, { x, entries }] of signs.entries()) {
    const words = wordsOf(entries[0]);
    const next = (signs[index + 1]?.x ?? edge.to + BESIDE) - BESIDE;
    const right = words.find((text) => x + BESIDE + widthOf(text) + BETWEEN <= next);
    const left = index === signs.length - 1 ? words.find((text) => x - BESIDE - widthOf(text) >= taken) : undefined;
    const isOutside = x < edge.from || x > edge.to;
    if (right !== undefined && !isOutside) {
      notes.push({ x: x + BESIDE, side: 'right', text: right });
      taken = x + BESIDE + widthOf(right) + BETWEEN;
    } else {
      if (left !== undefined && !isOutside) notes.push({ x: x - BESIDE, side: 'left', text: left });
      taken = Math.max(taken, x + BESIDE);
    }
  }
  return notes;
};

type Range = { from: number; to: number };

/** About how wide a text of 11 px is, rather more than less; CJK characters are as wide as they are high. */
export const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (WIDTHS.find(([those]) => those.test(character))?.[1] ?? 6.3), 0);

const WIDTHS: readonly [RegExp, number][] = [
  [/[\u2e80-\uffff]/, 11],
  [/[ fijlrt.,:;'|!()]/, 3.7],
  [/[A-Zmw]/, 8.6],
];

/**
 * What stands beside an event, the longest first. `now`: ms, this computer's clock. `isRenewal`: the user was asked nothing,
 * so nobody signed in.
 */
export const wordsOf = (t: Translate, { event }: Entry, now: number, isRenewal = false): string[] => {
  const isSilent = isRenewal && event.kind === 'code_exchange' && event.facts.error === undefined;
  const words = isSilent ? { message: 'life_note_silent' } : WORDS[event.kind]?.(event.facts);
  if (words === undefined) return [];
  const text = 'name' in words ? isolated(words.name, 40) : t(words.message);
  return TIMED.has(event.kind) ? [t('life_note_at', text, clockTime(event.at, now)), text] : [text];
};

type Words = { message: string } | { name: string };

const TIMED: ReadonlySet<EventKind> = new Set(['code_exchange', 'backend_exchange', 'logout']);

const WORDS: Partial<Record<EventKind, (facts: Entry['event']['facts']) => Words | undefined>> = {
  authorization_error: ({ error }) => ({ name: String(error) }),
  callback: ({ access }) => (access === undefined ? undefined : { message: 'life_note_front' }),
  code_exchange: ({ error }) => (error === undefined ? { message: 'life_note_signed_in' } : { name: String(error) }),
  backend_exchange: () => ({ message: 'life_note_backend' }),
  refresh_requested: () => ({ message: 'life_note_refresh' }),
  silent_renew: ({ error }) => (error === undefined ? { message: 'life_note_silent' } : { name: String(error) }),
  new_grant: () => ({ message: 'life_note_again' }),
  logout: () => ({ message: 'life_note_signed_out' }),
};
