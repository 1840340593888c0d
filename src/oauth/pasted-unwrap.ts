import { textOfBase64 } from './base64-text';
import type { Problem } from './pasted';
import { looksCompact } from './read-compact';
import { kindOfFormat } from './value-format';

/** A text without what was around it, and what that was. */
export type Unwrapped = { text: string; notes: readonly Problem[] };

/** Without the blanks and the quotes around it, the comma or semicolon that came along, and the code it was wrapped in. */
export const unwrapped = (pasted: string): Unwrapped => {
  let text = trimmed(pasted);
  const notes: Problem[] = [];
  for (let layers = 0; layers < MOST_LAYERS; layers++) {
    const inside = quoted(text) ?? joined(text) ?? unbroken(text) ?? percentDecoded(text);
    if (!inside) break;
    text = trimmed(inside.text);
    notes.push(inside.note);
  }
  return { text: looksCompact(text) ? text.replace(/[,;]$/, '') : text, notes };
};

/** What base64 of JSON or of a compact token stands for; null for any other text, and for a token that is base64 itself. */
export const fromBase64 = (text: string): string | null => {
  const plain = text.replace(/\s+/g, '');
  if (!/^[\w+/-]{24,}={0,2}$/.test(plain) || kindOfFormat(plain) !== null) return null;
  const decoded = textOfBase64(plain)?.trim() ?? '';
  return looksCompact(decoded) || /^(?:[{[]|bearer\s)/i.test(decoded) ? decoded : null;
};

/** What cannot be seen: blanks, and the characters that formatted text puts between others (Unicode, general category Cf). */
export const UNSEEN = '[\\s\\u00ad\\u200b-\\u200f\\u2060\\ufeff]';

const trimmed = (text: string): string => text.replace(AROUND, '').trim();
const AROUND = new RegExp(`^${UNSEEN}{1,99}|(?<!${UNSEEN})${UNSEEN}{1,99}$`, 'g');

type Layer = { text: string; note: Problem } | null;

const PAIRS: Readonly<Record<string, string>> = {
  ...{ '"': '"', "'": "'", '`': '`', '“': '”', '„': '“', '‘': '’', '«': '»', '「': '」', '(': ')', '<': '>' },
  ...{ '\\"': '\\"', '```': '```' },
};

const quoted = (text: string): Layer => {
  const bare = text.replace(/[,;]$/, '');
  const open = /^(?:```|\\"|[\s\S])/.exec(bare)?.[0] ?? '';
  const close = PAIRS[open];
  if (close === undefined || bare.length < open.length + close.length || !bare.endsWith(close)) return null;
  const within = bare.slice(open.length, -close.length);
  const isMore = within.includes(open) || within.includes(close);
  return isMore || /^<\S+\s/.test(bare) ? null : { text: within, note: { fault: 'quotes' } };
};

/** Texts joined with "+", as code that is kept in short lines writes one long text. */
const joined = (text: string): Layer => {
  if (!JOINED.test(text)) return null;
  const pieces = text.replace(/[,;]$/, '').split(/["'`]\s*\+\s*["'`]/);
  const at = (pieces[0]?.length ?? 0) + 1;
  return { text: pieces.join('').slice(1, -1), note: { fault: 'blank', at, count: pieces.length - 1 } };
};

const JOINED = /^(["'`])[\w\-.=~ ]+\1(?:\s*\+\s*\1[\w\-.=~ ]+\1)+[,;]?$/;

/** An address that a mail or a terminal broke into lines. */
const unbroken = (text: string): Layer => {
  if (!/^[a-z][\w+.-]{1,20}:\/\/\S+\s*\n/i.test(text)) return null;
  const lines = text.split(/\s*\n\s*/);
  if (lines.slice(1).some((line) => !/^[\w\-.~%&=+]+$/.test(line))) return null;
  const at = (lines[0]?.length ?? 0) + 1;
  return { text: lines.join(''), note: { fault: 'blank', at, count: lines.length - 1 } };
};

/** Percent-encoded as a whole: nothing is left in it that an address would have to encode. */
const percentDecoded = (text: string): Layer => {
  if (!/^[\w\-.~!*'()+%]+$/.test(text) || !/%[\dA-F]{2}/i.test(text)) return null;
  try {
    return { text: decodeURIComponent(text), note: { fault: 'percent' } };
  } catch {
    return null;
  }
};

const MOST_LAYERS = 4;
