import { jsonFault } from './json-fault';
import type { Members } from './members';
import type { Part, Problem } from './pasted';

/** What a part of a compact token decodes to, null where nothing can be made of it, and what was noted on the way. */
export type Read<T> = { value: T | null; problems: readonly Problem[] };

/** The text of a part: RFC 7515 §2, base64url without padding. Padding and plain base64 are read all the same, and said. */
export const readText = (written: string, part: Part): Read<string> => {
  if (written === '') return fault({ fault: 'empty', part });
  const wrong = writing(written, part);
  if (wrong) return fault(wrong);
  const problems = toleratedIn(written, part);
  const plain = written.replace(/=+$/, '').replaceAll('-', '+').replaceAll('_', '/');
  if (plain.length % 4 === 1) return fault({ fault: 'cut', part });
  const bytes = Uint8Array.from(atob(plain), (character) => character.charCodeAt(0));
  try {
    return { value: STRICT.decode(bytes), problems };
  } catch {
    // Not UTF-8: the first character that no bytes stand for.
    const at = LENIENT.decode(bytes).indexOf('\ufffd');
    return { value: null, problems: [...problems, { fault: 'text', part, at: at + 1, found: '' }] };
  }
};

/** The text of a payload, which RFC 7797 §3 writes as it is; one that is packed is not unpacked. */
export const readPayload = (written: string, header: Members | null): Read<string> => {
  if (header?.b64 === false) return { value: written, problems: [] };
  const read = readText(written, 'payload');
  const isPacked = typeof header?.zip === 'string' && read.problems.some((problem) => problem.fault === 'text');
  return isPacked ? fault({ fault: 'compressed' }) : read;
};

/** What is wrong with the writing of a part whose content means nothing by itself: a signature, a ciphertext. */
export const checkBytes = (written: string, part: Part): readonly Problem[] => {
  const wrong = writing(written, part);
  if (wrong) return [wrong];
  const isCut = written.replace(/=+$/, '').length % 4 === 1;
  return isCut ? [{ fault: 'cut', part }] : toleratedIn(written, part);
};

/** A text that is to be a JSON object. */
export const readObject = (text: string, part: Part): Read<Members> => {
  try {
    const value: unknown = JSON.parse(text);
    const found = Array.isArray(value) ? 'list' : value === null ? 'null' : (NAMES[typeof value] ?? null);
    return found ? fault({ fault: 'object', part, found }) : { value: value as Members, problems: [] };
  } catch {
    return { value: null, problems: [notJson(text, part)] };
  }
};

/** Where a text that is no JSON stops being it. */
export const notJson = (text: string, part: Part): Problem => {
  // What an engine refuses for other reasons, such as its depth, is refused at its beginning.
  const { at, expected } = jsonFault(text) ?? { at: 0, expected: 'value' };
  return { fault: 'json', part, ...character(text, at), expected };
};

const fault = <T>(problem: Problem): Read<T> => ({ value: null, problems: [problem] });

const writing = (written: string, part: Part): Problem | null => {
  const at = written.replace(/={1,2}$/, '').search(/[^\w+/-]/);
  return at === -1 ? null : { fault: 'base64url', part, ...character(written, at) };
};

const toleratedIn = (written: string, part: Part): readonly Problem[] => {
  const at = written.search(/[+/]/);
  return [
    ...(at === -1 ? [] : [{ fault: 'base64', part, ...character(written, at) } as const]),
    ...(written.endsWith('=') ? [{ fault: 'padding', part } as const] : []),
  ];
};

/** Counted as a reader counts, from 1: what takes two UTF-16 units is one. */
const character = (text: string, at: number): { at: number; found: string } => {
  const pairs = text.slice(0, at).match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
  const code = text.codePointAt(at);
  return { at: at - pairs + 1, found: code === undefined ? '' : String.fromCodePoint(code) };
};

const NAMES: Record<string, 'text' | 'number' | 'boolean'> = { string: 'text', number: 'number', boolean: 'boolean' };
// A byte order mark is no part of JSON (RFC 8259 §8.1): it is kept, and said.
const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });
