import { kindOfClaims } from './claims-kind';
import { expiryOfClaims } from './expiry';
import { headerFaults } from './header-faults';
import type { Members } from './members';
import type { Part, PastedToken, Problem, Where } from './pasted';
import { checkBytes, type Read, readObject, readPayload, readText } from './read-part';
import { signatureFaults } from './signature-length';
import type { TokenKind } from './token';
import { WITHHELD, withhold } from './withhold';

/** A JSON object in base64url, the brace and what may follow it (RFC 8259 §2, §4), and a part after it. */
export const looksCompact = (value: string): boolean => /^e(?:y[ABIJ]|w[klop01])[^.\s]*\./.test(value);

/** A token of which nothing is read. */
export const opaque = (where: Where, value: string, kind: TokenKind, problems: readonly Problem[]): PastedToken => ({
  where,
  token: { id: '', kind, certainty: 'likely', format: 'opaque', label: '' },
  length: value.length,
  secret: WITHHELD.has(kind),
  problems,
});

/** A compact token by its parts; what is inside it too. */
export const readCompact = async (
  where: Where,
  value: string,
  named: TokenKind | null,
  depth: number,
): Promise<PastedToken> => {
  const written = value.split('.', MOST_PARTS + 1);
  const problems: Problem[] = [];
  const note = <T>({ value: read, problems: noted }: { value: T | null; problems: readonly Problem[] }): T | null => {
    problems.push(...noted);
    return read;
  };
  if (written.length !== 3 && written.length !== 5) problems.push({ fault: 'parts', count: value.split('.').length });
  const headText = note(readText(written[0] ?? '', 'header'));
  const header = headText === null ? null : note(readObject(headText, 'header'));
  problems.push(...headerFaults(header));
  // RFC 7516 §9: a header with "enc" is that of an encrypted token, of which parts may be missing.
  const format = written.length === 5 || (written.length === 4 && typeof header?.enc === 'string') ? 'jwe' : 'jws';
  if (format === 'jwe') {
    problems.push(...encryptedParts(written, header), { fault: 'encrypted' });
    return tokenOf({ where, value, format, named, header, claims: null, problems });
  }
  const text = note(payloadOf(written, header));
  // Where there are fewer parts, that was said already.
  if (written[2] !== undefined) problems.push(...signatureFaults(written[2], header?.alg));
  const isNested = text !== null && (saysJwt(header) || looksCompact(text)) && !text.trimStart().startsWith('{');
  if (text !== null && isNested) {
    const outer = await tokenOf({ where, value, format, named, header, claims: null, problems });
    if (outer.secret) return outer;
    if (depth + 1 >= DEEPEST) return { ...outer, problems: [...problems, { fault: 'deep' }] };
    const inner = await readCompact({ by: 'itself', path: [] }, text.trim(), null, depth + 1);
    return inner.secret ? { ...outer, token: inner.token, secret: true } : { ...outer, inner };
  }
  const claims = text === null ? null : note(readObject(text, 'payload'));
  return tokenOf({ where, value, format, named, header, claims, problems });
};

/** The text of the payload; RFC 7515 appendix F keeps it elsewhere. */
const payloadOf = ([, payload, signature]: readonly string[], header: Members | null): Read<string> => {
  if (payload === undefined) return { value: null, problems: [] };
  if (payload === '' && signature) return { value: null, problems: [{ fault: 'detached' }] };
  return readPayload(payload, header);
};

/** A token as far as it was read, without its secrets; nothing of one that is a secret by its claims. */
export const tokenOf = async (read: {
  where: Where;
  value: string;
  format: 'jws' | 'jwe';
  named: TokenKind | null;
  header: Members | null;
  claims: Members | null;
  problems: readonly Problem[];
}): Promise<PastedToken> => {
  const { where, value, format, named, header, claims, problems } = read;
  const own = kindOfClaims(header ?? {}, claims ?? {});
  const kind = (own?.settled ? own.kind : (named ?? own?.kind)) ?? 'unknown';
  if (WITHHELD.has(kind)) return opaque(where, value, kind, []);
  const [head, body] = [header && (await withhold(header)), claims && (await withhold(claims))];
  return {
    where,
    token: {
      id: '',
      kind,
      certainty: 'likely',
      format,
      ...(head && { header: head.members }),
      ...(body && { claims: body.members }),
      ...(claims && expiryOfClaims(claims)),
      label: '',
    },
    length: value.length,
    secret: false,
    problems: [
      ...problems,
      ...(head?.changed ? [{ fault: 'withheld', part: 'header' } as const] : []),
      ...(body?.changed ? [{ fault: 'withheld', part: 'payload' } as const] : []),
    ],
  };
};

/** RFC 7516 §5.1: the encrypted key is empty where a key is agreed upon or shared, no other part ever. */
const encryptedParts = (written: readonly string[], header: Members | null): Problem[] =>
  ENCRYPTED.flatMap((part, index): readonly Problem[] => {
    const text = written[index + 1] ?? '';
    if (text !== '') return checkBytes(text, part);
    if (index + 1 >= written.length) return [];
    const mayBeEmpty = part === 'encrypted_key' && /^(?:dir|ECDH-ES)$/.test(String(header?.alg));
    return mayBeEmpty || part === 'ciphertext' ? [] : [{ fault: 'empty', part }];
  });

/** RFC 7519 §5.2. */
const saysJwt = (header: Members | null): boolean =>
  typeof header?.cty === 'string' && /^(?:application\/)?jwt$/i.test(header.cty);

const ENCRYPTED: readonly Part[] = ['encrypted_key', 'iv', 'ciphertext', 'tag'];
const MOST_PARTS = 5;
const DEEPEST = 5;
