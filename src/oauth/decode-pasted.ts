import { decodeCompact } from './jwt';
import type { Pasted, Problem } from './pasted';
import { curlFields, headerFields } from './pasted-headers';
import { amongWords, piecesOf, structured } from './pasted-pieces';
import { looksCompact, type Piece, readPiece } from './read-compact';
import { notJson } from './read-part';

/**
 * What a text holds that somebody pasted: a compact token, bare, quoted, broken into lines or after `Bearer`; headers, a
 * cURL command line, an address, a form, JSON; or words with tokens among them. Never throws; nothing of it is kept, and no
 * refresh token, code or secret is in the answer.
 */
export const decodePasted = async (pasted: string): Promise<Pasted> => {
  if (pasted.length > LONGEST)
    return { is: 'nothing', problems: [{ fault: 'long', length: pasted.length, most: LONGEST }] };
  const { text, notes } = unwrapped(pasted);
  if (text === '') return { is: 'nothing', problems: [] };
  const { pieces, problems } = piecesIn(text, notes);
  if (pieces.length === 0) return { is: 'nothing', problems: problems.length > 0 ? problems : [{ fault: 'no_token' }] };
  const tokens = [];
  for (const piece of pieces.slice(0, MOST)) tokens.push(await readPiece(piece));
  const more: Problem[] = pieces.length > MOST ? [{ fault: 'more', most: MOST }] : [];
  return { is: 'tokens', tokens, problems: [...problems, ...more] };
};

/** A megabyte: what a browser lets one paste is no token any more. */
const LONGEST = 2 ** 20;
const MOST = 20;

type Found = { pieces: readonly Piece[]; problems: readonly Problem[] };

const piecesIn = (text: string, notes: readonly Problem[]): Found => {
  const fields = curlFields(text) ?? headerFields(text);
  if (fields) {
    const pieces = piecesOf(fields);
    if (pieces.length > 0) return { pieces, problems: [] };
  }
  if (/^[{[]/.test(text)) return jsonPieces(text);
  const bare = barePiece(text, notes);
  if (bare) return { pieces: [bare], problems: [] };
  const pieces = structured(text) ?? amongWords(text);
  if (pieces.length > 0) return { pieces, problems: [] };
  const alone = /^[!-~]{8,}$/.test(text) && !/[=&{}<>]|:\/\//.test(text.replace(/={1,2}$/, ''));
  return { pieces: alone ? [{ where: ITSELF, value: text, kind: null, notes }] : [], problems: [] };
};

/** What is no JSON may hold tokens all the same: an answer is often cut off. */
const jsonPieces = (text: string): Found => {
  const pieces = structured(text) ?? amongWords(text);
  try {
    JSON.parse(text);
    return { pieces, problems: [] };
  } catch {
    return { pieces, problems: [notJson(text, 'text')] };
  }
};

/** The text as one compact token, with or without Bearer before it and blanks within; null for several, or none. */
const barePiece = (text: string, notes: readonly Problem[]): Piece | null => {
  const [, scheme] = /^(bearer|dpop)\s+/i.exec(text) ?? [];
  const value = scheme === undefined ? text : text.slice(scheme.length).trim();
  const where = scheme === undefined ? ITSELF : ({ by: 'header', path: ['Authorization'] } as const);
  const words = value.split(/\s+/, MOST_WORDS + 1);
  if (words.length > MOST_WORDS) return null;
  const joined = words.join('');
  if (looksCompact(joined)) {
    const whole = words.filter((word) => word.includes('.') && decodeCompact(word) !== null).length;
    // One that is whole among words, or several: what stands beside it is none of its parts.
    const isAmongWords = words.length > 1 && (whole > 1 || (whole === 1 && /[^\S\r\n]/.test(value)));
    if (isAmongWords || (words.length > 1 && !words.every((word) => /^[\w\-.+/=]+$/.test(word)))) return null;
    const at = value.search(/\s/) + 1;
    const blanks: Problem[] = at > 0 ? [{ fault: 'blank', at, count: words.length - 1 }] : [];
    return { where, value: joined, kind: null, notes: [...notes, ...blanks] };
  }
  return scheme !== undefined && words.length === 1 ? { where, value, kind: 'access', notes } : null;
};

/** Without the blanks and the quotes around it, and the comma or semicolon that came along. */
const unwrapped = (pasted: string): { text: string; notes: readonly Problem[] } => {
  const text = pasted.trim();
  const [, , within] = /^(["'`])([\s\S]*)\1[,;]?$/.exec(text) ?? [];
  if (within !== undefined && !within.includes(text[0] ?? ''))
    return { text: within.trim(), notes: [{ fault: 'quotes' }] };
  return { text: looksCompact(text) ? text.replace(/[,;]$/, '') : text, notes: [] };
};

const ITSELF = { by: 'itself', path: [] } as const;
const MOST_WORDS = 5_000;
