import type { Members } from './members';
import type { PastedToken, Problem, Where } from './pasted';
import { readCompact } from './read-compact';
import { readObject, readText } from './read-part';
import { isBoundTo, readDisclosures } from './sd-jwt';
import type { TokenKind } from './token';

/** An SD-JWT: what the issuer signed, what is disclosed of it, and the proof of its holder's key (RFC 9901 §4). */
export const readSdJwt = async (where: Where, value: string, named: TokenKind | null): Promise<PastedToken> => {
  const [signed = '', ...rest] = value.split('~');
  const last = rest.pop() ?? '';
  const isBound = last.includes('.');
  const disclosures = last === '' || isBound ? rest : [...rest, last];
  const read = await readCompact(where, signed, named, 0);
  if (read.secret) return { ...read, length: value.length };
  const claims = claimsOf(signed);
  const problems: Problem[] = last === '' || isBound ? [] : [{ fault: 'sd_end' }];
  return {
    ...read,
    length: value.length,
    problems: [...read.problems, ...problems],
    shown: await readDisclosures(disclosures, claims),
    ...(isBound && { binding: await readBinding(last, value.slice(0, -last.length), claims) }),
  };
};

/** A key-binding JWT. `presented`: what it came with, to the tilde before it. */
export const readBinding = async (value: string, presented: string, claims: Members): Promise<PastedToken> => {
  const read = await readCompact({ by: 'itself', path: [] }, value, null, 0);
  const isBound = await isBoundTo(presented, claimsOf(value).sd_hash, claims);
  return isBound === false && !read.secret ? { ...read, problems: [...read.problems, { fault: 'sd_hash' }] } : read;
};

/** The claims as they are written, to count digests by; none where they cannot be read, which was said then. */
const claimsOf = (compact: string): Members => {
  const text = readText(compact.split('.', 2)[1] ?? '', 'payload').value;
  return (text !== null && readObject(text, 'payload').value) || {};
};
