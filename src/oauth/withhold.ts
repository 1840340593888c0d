import { kindOfClaims } from './claims-kind';
import { decodeCompact } from './jwt';
import { isSecretName } from './leaf-name';
import { maskMembers } from './mask-members';
import type { TokenKind } from './token';
import { kindOfFormat } from './value-format';

/** Kinds of which nothing is shown but their name and their length. A client's assertion tells no secret by what it says. */
export const WITHHELD: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'refresh',
  'code',
  'code-verifier',
  'client-secret',
  'session',
]);

/** Header or claims of what was pasted, each secret in them as its length. `changed`: there was one, or too much to look through. */
export const withhold = (members: Record<string, unknown>) =>
  maskMembers(
    asText(members, 0) as Record<string, unknown>,
    async (whole) => {
      const text = withoutSecrets(whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole);
      return { text, changed: text !== whole };
    },
    async (value) => withheld(value),
  );

/** A text with each refresh token, code or secret in it that its own form gives away as its length. */
export const withoutSecrets = (text: string): string =>
  text.replace(RUN, (run) =>
    isSecret(run) ? withheld(run) : run.replace(JWT, (jwt) => (isSecret(jwt) ? withheld(jwt) : jwt)),
  );

/** What is within a secret belongs to it, whatever its own names are: {"refresh_token": {"value": …}}. */
const asText = (value: unknown, depth: number): unknown => {
  // Deeper than this nothing is shown.
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => asText(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      isSecretName(name) && typeof member === 'object' && member !== null ? written(member) : asText(member, depth + 1),
    ]),
  );
};

const written = (value: object): string => {
  try {
    return JSON.stringify(value);
  } catch {
    return '…'; // nested deeper than JSON.stringify goes
  }
};

/** How a secret is written wherever it stood: its length says which it may be, and nothing of it. */
const withheld = (value: string): string => `•••(${value.length})`;

const isSecret = (run: string): boolean => {
  const kind = kindOfFormat(run) ?? kindOfJwt(run);
  return kind !== null && WITHHELD.has(kind);
};

const kindOfJwt = (run: string): TokenKind | null => {
  const decoded = decodeCompact(run);
  return decoded && 'claims' in decoded ? (kindOfClaims(decoded.header, decoded.claims)?.kind ?? null) : null;
};

const LONGEST = 8_192;
const DEEPEST = 10;
const RUN = /[\w\-.~+/=%:]{20,}/g;
const JWT = /(?<![\w-])e[yw][\w-]{6,}\.[\w-]*\.[\w-]*(?![\w-])/g;
