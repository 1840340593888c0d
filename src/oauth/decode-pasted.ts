import { isTokenText } from './credential-value';
import { decodeCompact } from './jwt';
import type { Pasted, PastedToken, Problem } from './pasted';
import { curlFields, headerFields } from './pasted-headers';
import { isTemplate, whyNone } from './pasted-none';
import { entriesOf, withNames } from './pasted-pairs';
import { piecesOf, structured } from './pasted-pieces';
import { amongWords } from './pasted-prose';
import { fromBase64, UNSEEN, unwrapped } from './pasted-unwrap';
import { readAlone } from './read-alone';
import { looksCompact } from './read-compact';
import { readJsonForm } from './read-json-form';
import { notJson, readObject } from './read-part';
import { type Piece, readPiece } from './read-piece';
import { kindOfFormat } from './value-format';

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
  const decoded = fromBase64(text);
  const noted: Problem[] = decoded === null ? [...notes] : [...notes, { fault: 'in_base64' }];
  const whole = decoded ?? text;
  const members = whole.startsWith('{') ? readObject(whole, 'text').value : null;
  const form = members && (await readJsonForm(members, whole));
  if (form) return { is: 'tokens', tokens: [form], problems: noted };
  const found = piecesIn(text);
  if (found.pieces.length > 0) return readAll(found, notes);
  const inside = decoded === null ? found : piecesIn(decoded);
  if (inside.pieces.length > 0) return readAll(inside, noted);
  const alone = members && (await readAlone(members, whole));
  if (alone) return { is: 'tokens', tokens: [alone], problems: noted };
  if (isOpaque(text)) return readAll({ pieces: [{ where: ITSELF, value: text, kind: null, notes: [] }] }, notes);
  return { is: 'nothing', problems: found.problems ?? [whyNone(text)] };
};

/** A megabyte: what a browser lets one paste is no token any more. */
const LONGEST = 2 ** 20;
const MOST = 20;

type Found = { pieces: readonly Piece[]; problems?: readonly Problem[] };

const readAll = async ({ pieces, problems = [] }: Found, notes: readonly Problem[]): Promise<Pasted> => {
  const tokens: PastedToken[] = [];
  for (const piece of pieces.slice(0, MOST)) tokens.push(await readPiece(piece));
  const more: Problem[] = pieces.length > MOST ? [{ fault: 'more', most: MOST }] : [];
  return { is: 'tokens', tokens, problems: [...notes, ...problems, ...more] };
};

const piecesIn = (text: string): Found => {
  const fields = curlFields(text) ?? headerFields(text);
  if (fields) {
    const pieces = piecesOf(fields);
    if (pieces.length > 0) return { pieces };
  }
  if (/^[{[]/.test(text)) return jsonPieces(text);
  const bare = barePiece(text);
  return { pieces: bare ? [bare] : loosePieces(text) };
};

/** As an address, a form or cookies, or as words, whichever names more of it. */
const loosePieces = (text: string): readonly Piece[] => {
  const [read, worded] = [structured(text) ?? [], amongWords(text)];
  return namedIn(read) > 0 && namedIn(read) >= namedIn(worded) ? read : worded;
};

const namedIn = (pieces: readonly Piece[]): number => pieces.filter(({ where }) => where.path.length > 0).length;

/** What is no JSON may hold tokens all the same: an answer is often cut off. */
const jsonPieces = (text: string): Found => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const pieces = loosePieces(text);
    const isMeant = /^(?:\{|\[\s*["{[\]\d-])/.test(text);
    return isMeant ? { pieces, problems: [notJson(text, 'text')] } : { pieces };
  }
  const entries = entriesOf(parsed);
  const parts = entries ? entries.flatMap((entry) => withNames(entry) ?? []) : [withNames(parsed) ?? text];
  const pieces = piecesOf(parts.map((value) => ({ by: 'name', name: '', value })));
  return { pieces: entries ? distinct(pieces) : pieces };
};

/** Of many requests each token once: most of them carry the same. */
const distinct = (pieces: readonly Piece[]): Piece[] => {
  const found = new Map<string, Piece>();
  for (const piece of pieces) {
    const key = `${piece.kind} ${piece.value}`;
    if (!found.has(key)) found.set(key, piece);
  }
  return [...found.values()];
};

/** The text as one compact token, with or without Bearer before it and blanks within; null for several, or none. */
const barePiece = (text: string): Piece | null => {
  const [, scheme] = /^(bearer|dpop|basic)\s+/i.exec(text) ?? [];
  const value = scheme === undefined ? text : text.slice(scheme.length).trim();
  const where = scheme === undefined ? ITSELF : ({ by: 'header', path: ['Authorization'] } as const);
  const words = value.split(GAP, MOST_WORDS + 1);
  if (words.length > MOST_WORDS) return null;
  const joined = words.join('');
  if (looksCompact(joined)) {
    if (joined.split(/[,;|]/, 3).filter(looksCompact).length > 1) return null;
    const whole = words.filter((word) => word.includes('.') && decodeCompact(word) !== null).length;
    // One that is whole among words, or several: what stands beside it is none of its parts.
    const isAmongWords = words.length > 1 && (whole > 1 || (whole === 1 && /[^\S\r\n]/.test(value)));
    if (isAmongWords || (words.length > 1 && !words.every((word) => /^[\w\-.+/=~…]+$/.test(word)))) return null;
    const at = value.search(GAP) + 1;
    return { where, value: joined, kind: null, notes: at > 0 ? [{ fault: 'blank', at, count: words.length - 1 }] : [] };
  }
  if (scheme === undefined || words.length > 1 || isTemplate(value)) return null;
  return { where, value, kind: /^basic$/i.test(scheme) ? 'client-secret' : 'access', notes: [] };
};

/** Without a grammar of its own: a run of characters that nothing but a token, an id or a digest is. */
const isOpaque = (text: string): boolean =>
  (kindOfFormat(text) !== null || isTokenText(text)) &&
  !/:$|[&{}<>]|:\/\//.test(text) &&
  !text.replace(/={1,2}$/, '').includes('=');

const ITSELF = { by: 'itself', path: [] } as const;
const MOST_WORDS = 5_000;
/** Where a token was broken: a shell's own line break is one too, and that of quoted-printable (RFC 2045 §6.7). */
const GAP = new RegExp(`(?:${UNSEEN}|[\\\\=](?=\\s))+`);
