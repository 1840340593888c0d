/** Longest piece of foreign text put into the page at once. */
const LONGEST = 2_000;

/** Controls, format characters (bidi overrides among them), lone surrogates, line separators, and what draws nothing at all. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * Text from a page, server or token in a form that shows all of itself: what would be invisible or would reorder its
 * neighbours is written as ⟨U+202E⟩, and what is over `longest` UTF-16 units is cut with an ellipsis.
 */
export const legible = (text: string, longest = LONGEST): string =>
  (text.length > longest ? `${text.slice(0, longest)}…` : text).replace(UNSEEN, codePoint);

/** The same of JSON that we wrote in lines: its line ends are ours, those within its texts are escaped (RFC 8259 §7). */
export const legibleJson = (json: string, longest = LONGEST): string =>
  (json.length > longest ? `${json.slice(0, longest)}…` : json)
    .split('\n')
    .map((line) => legible(line, line.length))
    .join('\n');

const codePoint = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
