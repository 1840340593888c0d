/** Longest piece of foreign text put into the page at once. */
const LONGEST = 2_000;

/**
 * Controls, format characters (bidi overrides among them), lone surrogates, line separators, and what draws nothing at all;
 * and each mark above the fourth on one letter, Hebrew with points and accents having four: a tower of them covers what
 * stands above.
 */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?<=\p{M}{4})\p{M}/gu;

/** The blocks of letters written from right to left. */
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * Text from a page, server or token in a form that shows all of itself: what would be invisible or would reorder its
 * neighbours is written as ⟨U+202E⟩, and what is then over `longest` UTF-16 units is cut with an ellipsis.
 */
export const legible = (text: string, longest = LONGEST): string => {
  const shown = text.slice(0, longest).replace(UNSEEN, codePoint);
  if (text.length <= longest && shown.length <= longest) return shown;
  return `${shown.slice(0, longest).replace(HALVES, '')}…`;
};

/** What a cut may leave: half of a pair, or of what stands for a character. */
const HALVES = /[\ud800-\udbff]$|⟨[^⟩]{0,8}$/;

/** The same for a place within a sentence or a name, where no <bdi> can stand: what runs from right to left turns nothing else. */
export const isolated = (text: string, longest?: number): string => embedded(legible(text, longest));

/**
 * The same of JSON that we wrote in lines: its line ends are ours, those within its texts are escaped (RFC 8259 §7). Each
 * text keeps to itself, else a name and its value change places where both run from right to left.
 */
export const legibleJson = (json: string, longest = LONGEST): string =>
  cut(json, longest)
    .split('\n')
    .map((line) => legible(line, Number.POSITIVE_INFINITY).replace(JSON_TEXT, embedded))
    .join('\n');

export const cut = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

/** The last one may be cut. */
const JSON_TEXT = /"(?:[^"\\]|\\.)*"?/g;

const codePoint = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/** Between U+2066 and U+2069, as in <bdi dir="ltr">: Unicode Standard Annex 9 §2.4. */
const embedded = (text: string): string => (LEFTWARD.test(text) ? `\u2066${text}\u2069` : text);
