import type { Token } from '../oauth/token';
import { HEADER_PARAMS } from './explained/header-params';
import { STANDARD_CLAIMS } from './explained/standard-claims';
import { vendorOf } from './explained/vendors';
import { UNSEEN } from './legible';

/** One line of a decoded token. `value`: as it is copied; `isJson`: in lines of ours. `items`: what a list of texts holds. `missing`: it is not there, and that matters. */
export type ClaimLine = { name: string; value: string; isJson?: boolean; items?: readonly string[]; missing: boolean };

/** Claims whose absence says something (RFC 9068 §2.2, RFC 7800 §3.1), by kind of token. */
export const TELLING: Partial<Record<Token['kind'], readonly string[]>> = { access: ['exp', 'cnf'], id: ['exp'] };

/** The claims of a decoded token, explained ones first; none of one that was not decoded. */
export const claimLines = ({ kind, claims }: Pick<Token, 'kind' | 'claims'>): ClaimLine[] => {
  const own = vendorOf(claims)?.claims ?? [];
  return claims ? lines(claims, [...new Set([...STANDARD_CLAIMS, ...own])], TELLING[kind] ?? []) : [];
};

/** The same of a header. */
export const headerLines = ({ header }: Pick<Token, 'header'>): ClaimLine[] =>
  header ? lines(header, HEADER_PARAMS, []) : [];

const lines = (object: object, known: readonly string[], telling: readonly string[]): ClaimLine[] => {
  const values = new Map<string, unknown>(Object.entries(object));
  const named = new Set(known.filter((name) => values.has(name) || telling.includes(name)));
  const others = [...values.keys()].filter((name) => !named.has(name));
  return [...named, ...others].map((name) => {
    const value = values.get(name);
    const items = itemsOf(name, value);
    if (!values.has(name)) return { name, value: '', missing: true };
    return { name, value: written(value), isJson: typeof value !== 'string', ...(items && { items }), missing: false };
  });
};

/** Claims that are one text of several words (RFC 8693 §4.2). */
const WORDS = ['scope', 'scp'];

const itemsOf = (name: string, value: unknown): readonly string[] | undefined => {
  const list = typeof value === 'string' && WORDS.includes(name) ? value.split(' ') : value;
  if (!Array.isArray(list) || list.length === 0 || !list.every((item) => typeof item === 'string')) return undefined;
  return [...new Set<string>(list)].filter((item) => item !== '');
};

/** Whether a value is what the mask left of a longer text: its first 1,024 characters and an ellipsis (oauth/mask). */
export const isCut = ({ value, isJson }: ClaimLine): boolean =>
  !isJson && value.length === 1_025 && value.endsWith('…');

/** Characters of JSON that are read in one line. */
const ONE_LINE = 60;

/** A value as one reads and copies it: text bare, anything else as JSON, in lines where it is long. */
const written = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const short = toJson(value);
  return short.length > ONE_LINE ? toJson(value, 2) : short;
};

/**
 * JSON, of which nothing is unseen where it is pasted, since escapes say the same (RFC 8259 §7); an ellipsis for what is
 * nested deeper than JSON.stringify goes.
 */
export const toJson = (value: unknown, indent = 0): string => {
  try {
    return (JSON.stringify(value, null, indent) ?? '').replace(UNSEEN, escaped);
  } catch {
    return '…';
  }
};

/** Line ends are ours: those of a text are escaped by then. */
const escaped = (character: string): string =>
  character === '\n'
    ? character
    : character.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
