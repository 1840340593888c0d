import { isCredentialLike } from './credential-value';
import { kindOfNames } from './pasted-pieces';
import { fromBase64 } from './pasted-unwrap';
import { looksCompact } from './read-compact';
import type { Piece } from './read-piece';

/**
 * Tokens that stand among words: after their name, after Bearer, or recognised by their form; in their order. Lines of
 * settings, logs, tables and code, which no grammar of ours reads, still name what they hold.
 */
export const amongWords = (text: string): Piece[] => {
  const named = [...text.matchAll(NAMED)].slice(0, MOST).flatMap((match): Found[] => {
    const [whole, name = '', value = ''] = match;
    const kind = kindOfNames([name.replace(/\s/, '_')]);
    // Kubernetes writes each secret in base64.
    const inside = fromBase64(value);
    const isWrapped = inside !== null && looksCompact(inside);
    if (!isWrapped && (!kind || !isCredentialLike(value))) return [];
    const at = match.index + whole.length - value.length;
    const piece: Piece = { where: { by: 'name', path: [name] }, value, kind, notes: [] };
    const read: Piece = isWrapped ? { ...piece, value: inside, notes: [{ fault: 'in_base64' }] } : piece;
    return [{ at, end: at + value.length, piece: read }];
  });
  const bare = [...text.matchAll(IN_WORDS)].slice(0, MOST).flatMap((match): Found[] => {
    const [run, bearer] = match;
    const value = bearer ?? run;
    const at = match.index + run.length - value.length;
    if (named.some((one) => at < one.end && one.at < at + value.length)) return [];
    const kind = bearer === undefined ? null : 'access';
    return [{ at, end: at + value.length, piece: { where: { by: 'words', path: [] }, value, kind, notes: [] } }];
  });
  return [...named, ...bare].toSorted((one, other) => one.at - other.at).map(({ piece }) => piece);
};

/** More than are shown. */
const MOST = 500;

type Found = { at: number; end: number; piece: Piece };

/** A name, what stands between a name and its value, and the value. A comma does so only between quotes: ("name", "value"). */
const NAMED =
  /(?<![\w.-])((?:(?:refresh|access|id|client)\s)?[\w.-]{2,64})(?:["'`]?\s{0,4}(?:[:=]|=>)\s{0,4}["'`]?|["'`]\s{0,4},\s{0,4}["'`]|\t)([^\s"'`,;&<>(){}\\]{20,8192})/gi;
const IN_WORDS =
  /\b(?:bearer|dpop)\s{1,9}([\w\-.~+/]{20,}=*)|(?<![\w-])e(?:y[ABIJ]|w[klop01])[\w-]{6,}\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?(?:~[\w\-.]*)*(?![\w-])/gi;
