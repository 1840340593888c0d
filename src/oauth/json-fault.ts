/** What would have gone on where a text stops being JSON (RFC 8259). */
export type Expected =
  | 'value'
  | 'name'
  | 'name_or_end'
  | 'value_or_end'
  | 'colon'
  | 'comma_or_brace'
  | 'comma_or_bracket'
  | 'digit'
  | 'word'
  | 'escape'
  | 'quote'
  | 'nothing';

/** `at`: index of the first UTF-16 unit that cannot go on; the text's length where it ends too soon. */
export type JsonFault = { at: number; expected: Expected };

/**
 * Where a text stops being JSON, and what was expected there; null for what is JSON. Engines word this each in their own
 * way, and some leave the place out. One pass, without recursion: a text may nest as deep as it is long.
 */
export const jsonFault = (text: string): JsonFault | null => {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    at = after(BLANK, text, at);
    const next = text[at];
    if (expected === 'nothing') return next === undefined ? null : { at, expected };
    if (next === undefined) return { at, expected };
    const isClosing = CLOSES[next] === open.at(-1) && CLOSERS[next]?.includes(expected) === true;
    if (isClosing) {
      open.pop();
      at += 1;
      expected = afterValue(open);
    } else if (expected === 'comma_or_brace' || expected === 'comma_or_bracket') {
      if (next !== ',') return { at, expected };
      at += 1;
      expected = expected === 'comma_or_brace' ? 'name' : 'value';
    } else if (expected === 'colon') {
      if (next !== ':') return { at, expected };
      at += 1;
      expected = 'value';
    } else if (expected === 'name' || expected === 'name_or_end') {
      if (next !== '"') return { at, expected };
      const name = stringFrom(text, at);
      if ('expected' in name) return name;
      at = name.end;
      expected = 'colon';
    } else if (next === '{' || next === '[') {
      open.push(next);
      at += 1;
      expected = next === '{' ? 'name_or_end' : 'value_or_end';
    } else {
      const value = scalarFrom(text, at, expected);
      if ('expected' in value) return value;
      at = value.end;
      expected = afterValue(open);
    }
  }
};

type Read = { end: number } | JsonFault;

const CLOSES: Record<string, '{' | '['> = { '}': '{', ']': '[' };
const CLOSERS: Record<string, readonly Expected[]> = {
  '}': ['name_or_end', 'comma_or_brace'],
  ']': ['value_or_end', 'comma_or_bracket'],
};
const WORDS: Record<string, string> = { t: 'true', f: 'false', n: 'null' };

const afterValue = (open: readonly string[]): Expected => {
  const around = open.at(-1);
  if (around === undefined) return 'nothing';
  return around === '{' ? 'comma_or_brace' : 'comma_or_bracket';
};

const scalarFrom = (text: string, at: number, expected: Expected): Read => {
  const next = text[at] ?? '';
  if (next === '"') return stringFrom(text, at);
  const word = WORDS[next];
  if (word !== undefined) {
    const wrong = [...word].findIndex((letter, index) => text[at + index] !== letter);
    return wrong === -1 ? { end: at + word.length } : { at: at + wrong, expected: 'word' };
  }
  return /[-\d]/.test(next) ? numberFrom(text, at) : { at, expected };
};

const stringFrom = (text: string, from: number): Read => {
  let at = from + 1;
  for (;;) {
    at = after(PLAIN, text, at);
    if (text[at] === '"') return { end: at + 1 };
    // A control character, or the end of the text.
    if (text[at] !== '\\') return { at, expected: 'quote' };
    const end = after(ESCAPE, text, at);
    if (end === at) return { at: text[at + 1] === 'u' ? after(HEX, text, at + 2) : at + 1, expected: 'escape' };
    at = end;
  }
};

/** The whole part, then a fraction and an exponent, each of which needs a digit once it is begun. */
const numberFrom = (text: string, from: number): Read => {
  let at = text[from] === '-' ? from + 1 : from;
  for (const [begin, digits] of NUMBER) {
    const begun = after(begin, text, at);
    if (begun === at && digits === DIGITS) continue;
    at = after(digits, text, begun);
    if (at === begun) return { at, expected: 'digit' };
  }
  return { end: at };
};

/** Where a sticky pattern ends that begins at `at`; `at` where it does not apply. */
const after = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

const BLANK = /[ \t\n\r]+/y;
/** From the space on, without quote and backslash: RFC 8259 §7. */
const PLAIN = /[ !#-[\]-\uffff]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const HEX = /[\da-fA-F]{1,4}/y;
const DIGITS = /\d+/y;
const NUMBER: readonly (readonly [begin: RegExp, digits: RegExp])[] = [
  [/(?!)/y, /0|[1-9]\d*/y],
  [/\./y, DIGITS],
  [/[eE][+-]?/y, DIGITS],
];
