import { decodeJwt, decodeProtectedHeader } from 'jose';

/** What can be read of a compact token without its key. `tooLong`: recognised by its shape, not decoded. */
export type DecodedJwt =
  | { format: 'jws'; header: Record<string, unknown>; claims: Record<string, unknown>; signed: boolean }
  | { format: 'jwe'; header: Record<string, unknown> }
  | { format: 'jws' | 'jwe'; problem: 'too-long' | 'header' | 'claims'; header?: Record<string, unknown> };

/** Past this a token is not decoded: no legitimate one fits a request header of this size. */
const LONGEST_DECODED = 65_536;

/** RFC 7515 §3.1, RFC 7516 §3.1: three or five base64url parts, the first of them a JSON object. Null for anything else. */
export const decodeCompact = (value: string): DecodedJwt | null => {
  if (!value.startsWith('ey') || !COMPACT.test(value)) return null;
  const parts = value.split('.').length;
  const format = parts === 5 ? 'jwe' : 'jws';
  if (value.length > LONGEST_DECODED) return { format, problem: 'too-long' };
  const header = attempt(() => decodeProtectedHeader(value) as Record<string, unknown>);
  if (!header) return { format, problem: 'header' };
  if (format === 'jwe') return { format, header };
  const claims = attempt(() => decodeJwt(value) as Record<string, unknown>);
  return claims ? { format, header, claims, signed: !value.endsWith('.') } : { format, problem: 'claims', header };
};

/** Three parts, or five; the signature of an unsigned token, and the encrypted key of a direct one, are empty. */
const COMPACT = /^[\w-]+\.[\w-]*\.[\w-]*(?:\.[\w-]+\.[\w-]+)?$/;

const attempt = <T>(decode: () => T): T | null => {
  try {
    return decode();
  } catch {
    // jose names eleven ways to be malformed; to the caller they are one: not readable.
    return null;
  }
};
