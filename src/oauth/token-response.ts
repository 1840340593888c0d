import { kindOfClaims } from './claims-kind';
import { isCredentialLike, isTokenText, isTyped } from './credential-value';
import { decodeCompact } from './jwt';
import { BARE, fold, readName } from './leaf-name';
import { defined, type Members, objectOf, spelledAlike, textOf } from './members';
import type { Context, Message } from './message';
import type { Observation } from './observation';
import { dealsInTokens } from './token-request';

type TokenResponse = Extract<Message<string>, { says: 'token-response' }>;

/** What a server answers that gives out tokens, bare or in an envelope ({data: …}, {AuthenticationResult: …}). */
export const tokenResponse = (
  said: Members,
  { exchange, url }: Observation,
  answers: Context['answers'],
): TokenResponse | null => {
  const asked = answers === 'token-request';
  const isSent = /^(?:POST|PUT|PATCH)$/.test(exchange?.method ?? '');
  const isEndpoint = dealsInTokens(url);
  for (const members of envelopes(said)) {
    const alike = spelledAlike(members);
    const response =
      standard(alike, asked) ??
      (asked || isSent || isEndpoint ? homeMade(alike, asked || (isSent && isEndpoint)) : null);
    if (response) return response;
  }
  return null;
};

/** RFC 6749 §5.2. */
export const tokenError = (said: Members, answers: Context['answers']): Message<string> | null => {
  const error = textOf(said.error);
  return error && answers === 'token-request' ? { says: 'token-error', error } : null;
};

/** An object, and those inside it; lists are not looked into, since they hold what belongs to many. */
const envelopes = function* (said: Members, depth = 0): Generator<Members> {
  yield said;
  if (depth >= DEEPEST) return;
  for (const [name, value] of Object.entries(said).slice(0, MOST_MEMBERS)) {
    const inside = objectOf(value);
    if (inside && name !== '__proto__') yield* envelopes(inside, depth + 1);
  }
};

/** RFC 6749 §5.1: access_token with token_type or its life, or as the answer to a token request. */
const standard = (alike: Members, asked: boolean): TokenResponse | null => {
  const access = textOf(alike.access_token);
  const isSure = asked || BESIDE.some((name) => seconds(alike[name]) !== undefined) || textOf(alike.token_type);
  if (!access || !isSure) return null;
  return withLife(alike, { access, refresh: textOf(alike.refresh_token), idToken: textOf(alike.id_token) });
};

/**
 * {access, refresh}, {token, refreshToken}, {idToken, refreshToken}: what is sent for a refresh token, or a pair that is
 * sent for anything. One JWT alone is believed where the address deals in tokens. A JWT that says what it is, is that.
 */
const homeMade = (alike: Members, isEndpoint: boolean): TokenResponse | null => {
  const found: { access?: string; refresh?: string; idToken?: string } = {};
  for (const [name, member] of Object.entries(alike)) {
    const value = typeof member === 'string' ? member : bareIn(member);
    const slot = value === undefined ? null : slotOf(name, value, alike);
    if (slot && found[slot] === undefined) found[slot] = value;
  }
  const { access, refresh, idToken } = found;
  const isPair = refresh !== undefined && (access !== undefined || idToken !== undefined);
  const isAlone = isEndpoint && [access, idToken].some((value) => value !== undefined && isJwt(value));
  return isPair || isAlone ? withLife(alike, found) : null;
};

/** The value of a token that is an object: {refresh: {token, expires}}. */
const bareIn = (member: unknown): string | undefined => {
  const inside = Object.entries(objectOf(member) ?? {}).slice(0, MOST_MEMBERS);
  return textOf(inside.find(([name]) => BARE.test(fold(name)))?.[1]);
};

const slotOf = (name: string, value: string, alike: Members): 'access' | 'refresh' | 'idToken' | null => {
  const says = readName(name);
  const slot = says && SLOT[says.kind];
  if (!slot) return null;
  const isPaired = name === 'refresh' && alike.access !== undefined;
  const mayBe =
    isJwt(value) ||
    (says.strength === 'clear' || isPaired ? isTokenText(value) && !isTyped(value) : isCredentialLike(value));
  if (!mayBe) return null;
  const decoded = decodeCompact(value);
  const claims = decoded && 'claims' in decoded ? kindOfClaims(decoded.header, decoded.claims) : null;
  if (claims && (claims.settled || says.strength === 'weak')) return SLOT[claims.kind] ?? null;
  return slot;
};

const SLOT: Partial<Record<string, 'access' | 'refresh' | 'idToken'>> = {
  access: 'access',
  refresh: 'refresh',
  id: 'idToken',
};

const withLife = (alike: Members, tokens: Record<'access' | 'refresh' | 'idToken', string | undefined> | object) =>
  defined<TokenResponse>({
    says: 'token-response',
    ...tokens,
    tokenType: textOf(alike.token_type),
    ...lifeOf(alike.expires_in),
    // Vendor and draft names for one thing: how long the refresh token will last, as the server states it.
    refreshExpiresIn: seconds(
      alike.refresh_expires_in ?? alike.refresh_token_expires_in ?? alike.refresh_token_timeout,
    ),
    authorizationExpiresIn: seconds(alike.authorization_expires_in),
  } as TokenResponse);

const isJwt = (value: string): boolean => decodeCompact(value) !== null;

/** expires_in, and what is wrong with it: RFC 6749 §A.14 has a number of seconds. None is stated by null. */
export const lifeOf = (
  stated: unknown,
): { expiresIn?: number | undefined; expiresInFault?: 'text' | 'not_positive' } => {
  if (stated === undefined || stated === null) return {};
  const expiresIn = seconds(stated);
  if (expiresIn === undefined || expiresIn <= 0) return { expiresIn, expiresInFault: 'not_positive' };
  return typeof stated === 'string' ? { expiresIn, expiresInFault: 'text' } : { expiresIn };
};

const seconds = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
};

const DEEPEST = 3;
const MOST_MEMBERS = 50;
const BESIDE = ['expires_in', 'expires_at', 'expires_at_seconds'];
