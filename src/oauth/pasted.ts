import type { Expected } from './json-fault';
import type { Token } from './token';

/** The parts of a compact token, in their order: RFC 7515 §3.1, RFC 7516 §3.1. `text`: the whole of what was pasted. */
export type Part = 'header' | 'payload' | 'signature' | 'encrypted_key' | 'iv' | 'ciphertext' | 'tag' | 'text';

/**
 * What is wrong with a token, or what was left out to read it. `at`: the character, counted from 1, in the part as it is
 * written where that is not base64url, else in the text that the part decodes to. `found`: that one character; '' at the end.
 */
export type Problem =
  | { fault: 'base64url' | 'base64' | 'text'; part: Part; at: number; found: string }
  | { fault: 'json'; part: Part; at: number; found: string; expected: Expected }
  | { fault: 'object'; part: Part; found: 'list' | 'text' | 'number' | 'boolean' | 'null' }
  | { fault: 'cut' | 'empty' | 'padding' | 'withheld' | 'alone'; part: Part }
  | { fault: 'parts'; count: number }
  | { fault: 'blank'; at: number; count: number }
  | { fault: 'unsigned' | 'encrypted' | 'deep' | 'quotes' | 'percent' | 'in_base64' | 'key' | 'no_token' }
  | { fault: 'detached' | 'compressed' | 'both_forms' | 'crit' | 'sd_end' | 'sd_hash' }
  | { fault: 'twice' | 'unguarded' | 'critical' | 'crit_absent'; name: string }
  | { fault: 'nothing_after'; word: string }
  | { fault: 'stand_in'; found: string }
  | { fault: 'shortened'; at: number }
  | { fault: 'signature_length'; alg: string; found: number; wanted: number }
  | { fault: 'long'; length: number; most: number }
  | { fault: 'more'; most: number };

/** Where in what was pasted a token stands. `path`: the names that lead to it, from the outermost; none of `itself`. */
export type Where = { by: 'itself' | 'header' | 'name' | 'words'; path: readonly string[] };

/** One token of what was pasted, without its value: nothing but what it says, and never that of a refresh token or secret. */
export type PastedToken = {
  where: Where;
  /** `id` and `label` are empty: what is pasted is not followed. */
  token: Token;
  /** In characters. */
  length: number;
  /** Its kind forbids to show anything of it. */
  secret: boolean;
  problems: readonly Problem[];
  /** A nested JWT: RFC 7519 §3, `cty` JWT. */
  inner?: PastedToken;
  /** Of one in JSON, its headers one by one; the token's is then all that the first signature or recipient has. */
  heads?: readonly Head[];
  /** Of an SD-JWT. `hidden`: how many digests at least are of claims that were kept back, or of none. */
  shown?: { disclosures: readonly Disclosure[]; hidden: number };
  /** The key-binding JWT that came with an SD-JWT. */
  binding?: PastedToken;
};

/** A header of a token in JSON: RFC 7515 §7.2, RFC 7516 §7.2. `of`: the one signature or recipient it belongs to, from 1. */
export type Head = {
  guard: 'protected' | 'unprotected';
  of?: { number: number; total: number };
  header: object;
  problems: readonly Problem[];
};

/** What a holder shows of a credential (RFC 9901 §4.2), without its salt. */
export type Disclosure = {
  /** The names that lead to it, from the outermost; a list's element has a number in brackets. */
  path: readonly string[];
  /** Masked as claims are; absent where it could not be read. */
  value?: unknown;
  /** Whether what the issuer signed holds its digest; `unchecked`: by a hash that is not known. */
  digest: 'matched' | 'unmatched' | 'repeated' | 'unchecked';
};

/** What a text holds: tokens in their order, with what was noted of the text; or why there are none (none: it is blank). */
export type Pasted =
  | { is: 'tokens'; tokens: readonly PastedToken[]; problems: readonly Problem[] }
  | { is: 'nothing'; problems: readonly Problem[] };
