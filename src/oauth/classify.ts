import { kindOfClaims } from './claims-kind';
import { isCredentialLike, isTokenText, isTyped } from './credential-value';
import { numericDate } from './expiry';
import type { DecodedJwt } from './jwt';
import { fold, readName, readPath } from './leaf-name';
import type { Leaf } from './leaves';
import type { Field } from './observation';
import type { Channel } from './sighting';
import { listsKeys, slotOf } from './store-layout';
import type { Certainty, TokenKind } from './token';
import { kindOfFormat } from './value-format';

export type Class = { kind: TokenKind; certainty: Certainty; expires?: number };

/**
 * What a leaf is when no message and no followed value says so. The order is that of trust: a kit's layout, what the
 * token says of itself, the format an issuer reserves, the header it travels in, then the name it stands under.
 */
export const classify = (
  leaf: Leaf,
  field: Field,
  channel: Channel,
  decoded: DecodedJwt | null,
  url = '',
): Class | null => {
  if (!isTokenText(leaf.value) || listsKeys(field.name)) return null;
  const claims = decoded && 'claims' in decoded ? kindOfClaims(decoded.header, decoded.claims) : null;
  const format = kindOfFormat(leaf.value);
  if (leaf.wraps) return byLayout(leaf, field) ?? (format && likely(format));
  return (
    byLayout(leaf, field) ??
    (claims?.settled ? likely(claims.kind) : null) ??
    (format ? likely(format) : null) ??
    byHeader(leaf, field, channel, claims?.kind, url) ??
    byName(leaf, field, channel, isJwt(decoded), claims?.kind) ??
    (claims ? likely(claims.kind) : null) ??
    byFormat(decoded)
  );
};

/** A compact token of which nothing else is known. */
const byFormat = (decoded: DecodedJwt | null): Class | null => {
  // Nested (RFC 7519 §5.2): the claims are another JWT.
  const isRead = decoded !== null && (!('problem' in decoded) || decoded.header?.cty !== undefined);
  return isRead && isJwt(decoded) ? { kind: 'unknown', certainty: 'hint' } : null;
};

/** A JWE whose maker alone can read it (`dir`) is a sealed session, as server kits keep them in cookies. */
const isJwt = (decoded: DecodedJwt | null): boolean =>
  decoded !== null && !(decoded.format === 'jwe' && decoded.header?.alg === 'dir');

const likely = (kind: TokenKind): Class => ({ kind, certainty: 'likely' });

const byLayout = (leaf: Leaf, field: Field): Class | null => {
  const slot = slotOf(field.name, leaf.path.join('.'), (name) => leaf.owner?.[name]);
  if (!slot) return null;
  const stated = Number(slot.expires && leaf.owner?.[slot.expires.path.split('.').at(-1) ?? '']);
  const expires = numericDate(slot.expires?.unit === 'ms' ? stated / 1000 : stated);
  return { ...likely(slot.kind), ...(expires && { expires }) };
};

/** RFC 6750 §2.1, RFC 9449 §7.1: what travels as Bearer or DPoP is used as an access token, unless it says it is another. */
const byHeader = (
  leaf: Leaf,
  field: Field,
  channel: Channel,
  claims: TokenKind | undefined,
  url: string,
): Class | null => {
  if (channel !== 'request-header' || fold(field.name) !== 'authorization') return null;
  if (leaf.scheme === undefined && claims === undefined) return null;
  // Where a session is renewed some put the refresh token there, and some the access token: its other uses will tell.
  if (claims === undefined && RENEWS.test(url)) return { kind: 'refresh', certainty: 'hint' };
  return likely(claims ?? 'access');
};

const RENEWS = /\/(?:[\w-]*[-_])?(?:refresh|renew)(?:[-_/]?(?:token|session|jwt)s?)?\/?(?:\?|$)/i;

const byName = (
  leaf: Leaf,
  field: Field,
  channel: Channel,
  isCompact: boolean,
  claims: TokenKind | undefined,
): Class | null => {
  const name = leaf.path.at(-1) ?? field.name;
  const says = readPath([field.name, ...leaf.path]);
  if (!says) return null;
  const paired = hasPartner(leaf, name);
  if (!isCompact && !isCredentialLike(leaf.value) && !paired) return null;
  if (says.strength === 'clear')
    return { kind: says.kind, certainty: paired || claims === says.kind ? 'likely' : 'hint' };
  if (claims) return likely(claims);
  if (paired) return likely(says.kind);
  const isAddress = channel === 'request-url' || channel === 'fragment';
  const enough = says.kind === 'refresh' ? isCompact || (isAddress && fold(name) !== 'refresh') : isCompact;
  return enough ? { kind: says.kind, certainty: 'hint' } : null;
};

/**
 * An object that holds both an access and a refresh token is a token pair, whoever made it (rules §1). Where both names
 * are used for other things too, `access` or a JWT must be one of the two.
 */
const hasPartner = ({ value, owner }: Leaf, name: string): boolean => {
  const half = halfOf(name, value);
  if (!half || !owner) return false;
  return halvesIn(owner).some(
    (other) => other.kind !== half.kind && other.value !== value && (other.isSure || half.isSure),
  );
};

type Half = { kind: TokenKind; value: string; isSure: boolean };

const halfOf = (name: string, value: unknown): Half | null => {
  const says = typeof value === 'string' ? readName(name) : null;
  if (typeof value !== 'string' || (says?.kind !== 'access' && says?.kind !== 'refresh')) return null;
  const { kind, strength } = says;
  if (!(strength === 'clear' ? isTokenText(value) && !isTyped(value) : isCredentialLike(value))) return null;
  const isAccess = kind === 'access' && (fold(name) === 'access' || value.startsWith('ey'));
  return { kind, value, isSure: strength === 'clear' || isAccess };
};

/** Every member of a large object asks for its partners: they are looked for once. */
const halvesIn = (owner: object): readonly Half[] => {
  let found = halves.get(owner);
  if (!found) {
    const all = Object.entries(owner).flatMap(([name, value]) => halfOf(name, value) ?? []);
    found = ['access', 'refresh'].flatMap((kind) => all.filter((half) => half.kind === kind).slice(0, MOST_HALVES));
    halves.set(owner, found);
  }
  return found;
};

const halves = new WeakMap<object, readonly Half[]>();
const MOST_HALVES = 20;
