import { isRandomRun } from './credential-value';
import type { Fingerprint } from './fingerprint';
import type { FollowedRun } from './followed-runs';
import { type Mask, maskMembers } from './mask-members';
import { edgesOf, partsOf, runsIn } from './run';
import { keysIn, type SecretShape } from './secret-shape';
import { labelOf, type TokenKind } from './token';

/** What is known of a fingerprint: its kind, or undefined for a value never seen as a token. */
export type Known = (id: string) => TokenKind | undefined;

export type Masker = {
  /** Masks every known or token-like value inside a text. `plain`: the name it stands under means a plain identifier. */
  text(text: string, plain?: boolean): Promise<string>;
  /** Masks header or claims, and bounds them: a token may carry a megabyte, or nest a thousand deep. */
  members(members: Record<string, unknown>): Promise<{ members: Record<string, unknown>; changed: boolean }>;
};

/**
 * The one function every stored string goes through (architecture §4.3): a token may hide in a claim, a path segment, a
 * storage key, a cookie name, a state, an error text. What it finds becomes its label. `mayBeKnown`: a quick no for the
 * many ways in which the parts of an address could be one value. `knownIn`: the stretches of a text that may hold known
 * values, whatever they are joined to or wrapped in.
 */
export const maskWith = (
  fingerprint: Fingerprint,
  known: Known,
  mayBeKnown: (value: string) => boolean = () => true,
  knownIn: (text: string) => FollowedRun[] = () => [],
): Masker => {
  const label = async (value: string, shape?: SecretShape): Promise<string> => {
    const id = await fingerprint(value);
    return labelOf(known(id) ?? shape ?? 'unknown', id);
  };

  const mask: Mask = async (whole, plain) => {
    const read = readable(whole);
    let masked = '';
    let from = 0;
    for (const { run: value, id, start, end } of knownIn(read)) {
      const kind = known(id);
      if (start < from || kind === undefined || (await fingerprint(value)) !== id) continue;
      masked += (await rest(read.slice(from, start), plain)) + labelOf(kind, id);
      from = end;
    }
    masked += await rest(read.slice(from), plain);
    const isCut = masked.length > LONGEST || read !== whole;
    return { text: isCut ? `${masked.slice(0, LONGEST)}…` : masked, changed: masked !== whole };
  };

  const rest = async (text: string, plain: boolean): Promise<string> => {
    let masked = '';
    let from = 0;
    for (const { start, end, shape } of keysIn(text)) {
      masked += (await runs(text.slice(from, start), plain)) + (await label(text.slice(start, end), shape));
      from = end;
    }
    return masked + (await runs(text.slice(from), plain));
  };

  const runs = async (text: string, plain: boolean): Promise<string> => {
    let masked = '';
    let from = 0;
    for (const { 0: found, index } of runsIn(text)) {
      masked += text.slice(from, index) + (await run(found, plain));
      from = index + found.length;
    }
    return masked + text.slice(from);
  };

  /** A run is one value, or several joined: whatever stretch of it is known goes first, then what looks random. */
  const run = async (value: string, plain: boolean): Promise<string> => {
    const edges = edgesOf(value);
    if (edges.length > MOST_EDGES) return '…';
    let masked = '';
    let from = 0;
    for (const start of edges) {
      if (start < from) continue;
      for (const end of edges.toReversed()) {
        if (end - start < SHORTEST) break;
        const known = await knownAs(value.slice(start, end));
        if (known === null) continue;
        masked += (await unknown(value.slice(from, start), plain)) + known;
        from = end;
        break;
      }
    }
    return masked + (await unknown(value.slice(from), plain));
  };

  /** The label of a stretch that is a JWT or known. */
  const knownAs = async (stretch: string): Promise<string | null> => {
    if (JWT.test(stretch)) return label(stretch);
    const isOnePart = !/[/=+~.%]/.test(stretch);
    for (const value of decodings(stretch)) {
      if (!isOnePart && !mayBeKnown(value)) continue;
      const id = await fingerprint(value);
      const kind = known(id);
      if (kind !== undefined) return labelOf(kind, id);
    }
    return null;
  };

  const unknown = async (value: string, plain: boolean): Promise<string> => {
    if (plain) return value;
    let masked = '';
    for (const part of partsOf(value)) masked += isRandomRun(part) ? await label(part) : part;
    return masked;
  };

  return {
    text: async (whole, plain = false) => (await mask(whole, plain)).text,
    members: (whole) => maskMembers(whole, mask, label),
  };
};

const LONGEST = 1_024;
/** Of a longer text the rest is not read, nor the run at which it would be cut. */
const LONGEST_READ = 8_192;
const SHORTEST = 12;
/** A run of more joints is no path and no name, and too dear to look through. */
const MOST_EDGES = 48;
const MOST_LAYERS = 8;
const JWT = /^ey[\w-]{8,}\.[\w-]*\.[\w-]*(?:\.[\w-]+\.[\w-]+)?$/;

const readable = (text: string): string =>
  text.length <= LONGEST_READ ? text : text.slice(0, LONGEST_READ).replace(/[\w\-.~+/=%]+$/, '');

/** A text as it stands, and with each layer of percent-encoding taken off. */
const decodings = (text: string): string[] => {
  const texts = [text];
  try {
    for (
      let inner = decodeURIComponent(text);
      inner !== texts.at(-1) && texts.length <= MOST_LAYERS;
      inner = decodeURIComponent(inner)
    )
      texts.push(inner);
  } catch {
    // What is badly encoded is taken as it stands.
  }
  return texts;
};
