import { textOfBase64 } from './base64-text';
import { joinChunks } from './chunks';
import { isRandomRun } from './credential-value';
import type { Field } from './observation';

/** One string found inside a field once its wrappings are peeled off. `scheme`: the word that stood before it, Bearer or DPoP. */
export type Leaf = {
  /** The names from the field inwards; array positions are left out. */
  path: readonly string[];
  value: string;
  scheme?: string;
  /** The object the leaf is a member of, read-only: siblings say more than a name alone. */
  owner: Readonly<Record<string, unknown>> | null;
  /** The value wraps others, which are leaves too: it is only a credential itself where it is known to be one. */
  wraps?: true;
};

/**
 * Peels a field: JSON, JSON inside JSON, quoted literals, forms, cookies, addresses, percent-encoding, base64 of JSON, an
 * authorization scheme. Bounded in depth, in number and in length; what does not parse is searched for name-and-value
 * pairs, so a cut-off or mislabelled body still gives up what it holds. `beside`: the fields it came with.
 */
export const leavesOf = (field: Field, beside: Leaf['owner'] = null): Leaf[] => {
  const leaves: Leaf[] = [];
  peel(field.value, [], beside, 0, field.media, leaves);
  return leaves;
};

const DEEPEST = 6;
const MOST = 2_000;
const LONGEST_PARSED = 8 * 2 ** 20;
const LONGEST_WRAPPER = 8_192;
const MOST_PAIRS = 200;

type Owner = Leaf['owner'];

const peel = (
  text: string,
  path: readonly string[],
  owner: Owner,
  depth: number,
  media: string | undefined,
  into: Leaf[],
): void => {
  if (into.length >= MOST || text === '') return;
  const inside = depth <= DEEPEST && text.length <= LONGEST_PARSED ? unwrap(text, media) : undefined;
  // A server's token may be any text (RFC 6749 §A.12), also one that reads as a form or as base64.
  if (inside && inside.kind !== 'json' && text.length <= LONGEST_WRAPPER)
    into.push({ path, value: text, owner, wraps: true });
  if (inside?.kind === 'json') walk(inside.value, path, owner, depth + 1, into);
  else if (inside?.kind === 'text') peel(inside.value, path, owner, depth + 1, undefined, into);
  else if (inside?.kind === 'pairs') {
    const fields = Object.fromEntries(inside.value);
    for (const [name, value] of inside.value) peel(value, [...path, name], fields, depth + 1, undefined, into);
  } else {
    const [, scheme, rest] = SCHEME.exec(text) ?? [];
    into.push(
      scheme && rest ? { path, value: rest, scheme: scheme.toLowerCase(), owner } : { path, value: text, owner },
    );
  }
};

const walk = (value: unknown, path: readonly string[], owner: Owner, depth: number, into: Leaf[]): void => {
  if (into.length >= MOST || depth > DEEPEST + 1) return;
  if (typeof value === 'string') peel(value, path, owner, depth, undefined, into);
  else if (Array.isArray(value)) {
    for (const item of value) walk(item, path, owner, depth + 1, into);
  } else if (typeof value === 'object' && value !== null) {
    const members = value as Record<string, unknown>;
    for (const [name, member] of Object.entries(members)) walk(member, [...path, name], members, depth + 1, into);
  }
};

const unwrap = (text: string, media: string | undefined): Inside | undefined => {
  for (const wrapping of WRAPPINGS) {
    const inside = wrapping(text, media);
    if (inside) return inside;
  }
  return undefined;
};

type Inside =
  | { kind: 'json'; value: unknown }
  | { kind: 'text'; value: string }
  | { kind: 'pairs'; value: readonly (readonly [string, string])[] };

const SCHEME = /^(Bearer|DPoP)\s+(\S+)$/i;
const ADDRESS = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s]+$/i;
const FORM = /^[^\s=&{["<]{1,256}=[^\s&<]*(?:&[^\s=&]{1,256}(?:=[^\s&]*)?)*$/;
/** The Cookie header, RFC 6265 §4.2.1. */
const COOKIES = /^[^\s=;,"]{1,256}=[^\s;]*(?:; [^\s=;,"]{1,256}=[^\s;]*)+$/;
const BASE64 = /^(?:base64-)?[\w+/-]{16,}={0,2}$/;
/** JSON, as it is or percent-encoded, and what is base64 of JSON once more. */
const SHAPED = /^\s*(?:[{["]|ey|%[57]B|%22)/i;
/** Quotes may be escaped: a cut-off text is often JSON inside JSON. */
const PAIR = /(?<![\w.:-])([\w.:-]{2,64})\\{0,9}["']?\s{0,9}[:=]\s{0,9}\\{0,9}["']([^"'\\\s]{8,8192})\\{0,9}["']/g;

/** First that applies wins; a form is only believed where the media type or the whole text says so. */
const WRAPPINGS: readonly ((text: string, media: string | undefined) => Inside | undefined)[] = [
  (text) => {
    if (!/^\s*[{["]/.test(text)) return undefined;
    try {
      return { kind: 'json', value: JSON.parse(text) };
    } catch {
      return undefined;
    }
  },
  (text) => {
    if (!ADDRESS.test(text)) return undefined;
    const inside = pairsOfAddress(text);
    return inside.length > 0 ? { kind: 'pairs', value: inside } : undefined;
  },
  (text, media) => {
    const isStated = media?.includes('x-www-form-urlencoded') ?? false;
    if (!text.includes('=') || !(isStated || (text.length < 65_536 && FORM.test(text) && !PADDED.test(text))))
      return undefined;
    const inside = [...new URLSearchParams(text)];
    // Padded base64 inside a path or before a signature reads as a form with a random name.
    return isStated || !inside.some(([name]) => isRandomRun(name)) ? { kind: 'pairs', value: inside } : undefined;
  },
  (text) => {
    if (text.length >= 65_536 || !COOKIES.test(text)) return undefined;
    return { kind: 'pairs', value: joinChunks(text.split('; ').map(pairOfCookie)) };
  },
  (text) => {
    if (!BASE64.test(text)) return undefined;
    const decoded = textOfBase64(text.replace(/^base64-/, ''));
    // A server's token may be base64 of any text: only what has a shape of its own is taken out of it.
    return decoded !== null && SHAPED.test(decoded) ? { kind: 'text', value: decoded } : undefined;
  },
  (text) => {
    if (!/%[0-9A-Fa-f]{2}/.test(text)) return undefined;
    try {
      const decoded = decodeURIComponent(text);
      return decoded === text ? undefined : { kind: 'text', value: decoded };
    } catch {
      return undefined;
    }
  },
  (text) => {
    if (text.length < 40 || !/[:=]\s{0,9}\\{0,9}["']/.test(text)) return undefined;
    const pairs: [string, string][] = [];
    const rest = text.replace(PAIR, (pair: string, name: string, value: string) => {
      if (pairs.length >= MOST_PAIRS) return pair;
      pairs.push([name, value]);
      return ' ';
    });
    return pairs.length > 0 ? { kind: 'pairs', value: [...pairs, ['', rest]] } : undefined;
  },
];

/** "abc==" is padded base64, not a form with an empty value. */
const PADDED = /^[^=]+={1,2}$/;

const pairOfCookie = (pair: string): [string, string] => {
  const at = pair.indexOf('=');
  return [pair.slice(0, at), pair.slice(at + 1)];
};

/** Its path goes without a name. */
const pairsOfAddress = (text: string): [string, string][] => {
  try {
    const { pathname, searchParams, hash } = new URL(text);
    const named = [...searchParams, ...new URLSearchParams(hash.includes('=') ? hash.slice(1) : '')];
    return named.length > 0 ? [['', pathname], ...named] : [];
  } catch {
    return [];
  }
};
