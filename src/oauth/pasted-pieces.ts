import { isCredentialLike } from './credential-value';
import { decodeCompact } from './jwt';
import { fold, isSecretName, readPath } from './leaf-name';
import { type Leaf, leavesOf } from './leaves';
import type { PastedField } from './pasted-headers';
import { isTemplate } from './pasted-none';
import { looksCompact } from './read-compact';
import type { Piece } from './read-piece';
import type { TokenKind } from './token';
import { kindOfFormat } from './value-format';
import { WITHHELD, withoutSecrets } from './withhold';

/** The pieces of a text that is JSON, an address, a form or cookies; null where it is none of them, or they hold none. */
export const structured = (text: string): Piece[] | null => {
  const field = { by: 'name', name: '', value: afterQuestion(text) } as const;
  const pieces = piecesOf([field]);
  return pieces.some(({ where }) => where.path.length > 0) ? pieces : null;
};

/** What stands for a token in the fields of a request, in their order; what wraps a secret is not looked into. */
export const piecesOf = (fields: readonly PastedField[]): Piece[] => {
  const found = new Map<string, Piece>();
  for (const field of fields) {
    const leaves = leavesOf({ ...field, name: '' });
    for (const leaf of leaves) {
      const names = field.name === '' ? leaf.path : [field.name, ...leaf.path];
      const { kind, path } = field.hidden ? { kind: 'client-secret' as const, path: names } : saidOf(names, leaf.owner);
      for (const one of valuesOf(leaf, names, kind, field)) {
        const by = path.every((name) => name === '') ? ('words' as const) : field.by;
        const piece = {
          where: { by, path: path.filter((name) => name !== '').map(shownName) },
          ...one,
          notes: [],
        } satisfies Piece;
        const key = `${path.join(' ')} ${one.kind && WITHHELD.has(one.kind) ? '' : one.value}`;
        if (!found.has(key)) found.set(key, piece);
      }
    }
  }
  return [...found.values()];
};

/** What the names say, from the outermost inwards: what is within a secret belongs to it. */
const saidOf = (
  names: readonly string[],
  owner: Leaf['owner'],
): { kind: TokenKind | null; path: readonly string[] } => {
  // MSAL keeps each token as the "secret" of a record that says which it is.
  const kept = names.at(-1) === 'secret' && typeof owner?.credentialType === 'string' && KEPT[owner.credentialType];
  if (kept) return { kind: kept, path: names };
  for (const depth of names.keys()) {
    const path = names.slice(0, depth + 1);
    const kind = kindOfNames(path);
    if (kind && (WITHHELD.has(kind) || depth === names.length - 1)) return { kind, path };
  }
  return { kind: null, path: names };
};

/** The kind of token that a name says clearly; null where it may stand for other things. */
export const kindOfNames = (path: readonly string[]): TokenKind | null => {
  const name = path.at(-1) ?? '';
  const says = readPath(path);
  if (says?.strength === 'clear') return says.kind;
  if (isSecretName(name)) return 'client-secret';
  return name.length <= 64 && CODE.test(fold(name)) ? 'code' : null;
};

/** The values of a leaf that are tokens: it itself, or those that stand among its words. */
const valuesOf = (
  leaf: Leaf,
  names: readonly string[],
  kind: TokenKind | null,
  field: PastedField,
): { value: string; kind: TokenKind | null }[] => {
  const { value, scheme } = leaf;
  if (isTemplate(value)) return [];
  const basic = /^basic\s+(\S+)$/i.exec(value)?.[1];
  if (field.by === 'header' && basic !== undefined) return [{ value: basic, kind: 'client-secret' }];
  if (kind && WITHHELD.has(kind)) return [{ value, kind }];
  const proof = fold(field.name) === 'dpop' && field.by === 'header' ? 'dpop-proof' : null;
  if (scheme !== undefined) return [{ value, kind: kind ?? 'access' }];
  if (looksCompact(value)) return [{ value, kind: kind ?? proof }];
  if (leaf.wraps) return [];
  if (kind) return value.length >= SHORTEST ? [{ value, kind }] : [];
  const format = kindOfFormat(value);
  if (format) return [{ value, kind: format }];
  const says = readPath(names);
  if (says && isCredentialLike(value)) return [{ value, kind: says.kind }];
  return [...value.matchAll(JWT)].filter(([jwt]) => decodeCompact(jwt)).map(([jwt]) => ({ value: jwt, kind: null }));
};

/** A name may be anything, a token too: only its beginning is shown, and no secret of it. */
const shownName = (name: string): string => {
  const shown = withoutSecrets(name);
  return shown.length > LONGEST_NAME ? `${shown.slice(0, LONGEST_NAME)}…` : shown;
};

/** The query and the fragment of a relative address, or of one whose scheme has no slashes, as one form. */
const afterQuestion = (text: string): string => {
  const at = text.search(/[?#]/);
  const before = text.slice(0, at);
  if (at === -1 || before.length > LONGEST_ADDRESS || /[\s{}"'=]|:\/\//.test(before) || /\s/.test(text)) return text;
  const rest = text.slice(at + 1);
  return rest.includes('=') ? rest.replace(/[?#]/g, '&') : text;
};

const KEPT: Readonly<Record<string, TokenKind>> = {
  AccessToken: 'access',
  AccessToken_With_AuthScheme: 'access',
  IdToken: 'id',
};
const CODE = /^(?:authorization_|auth_|device_|user_)?code$/;
const JWT = /(?<![\w-])e[yw][\w-]{8,}\.[\w-]{2,}\.[\w-]*(?:\.[\w-]+\.[\w-]+)?(?![\w-])/g;
const SHORTEST = 4;
const LONGEST_ADDRESS = 2_048;
const LONGEST_NAME = 80;
