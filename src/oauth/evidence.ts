import { textOfBase64 } from './base64-text';
import { isCredentialLike } from './credential-value';
import { numericDate } from './expiry';
import { hexOf } from './hex';
import { decodeCompact } from './jwt';
import type { Message } from './message';
import { siteOf } from './parties';

/**
 * What a message says that only its raw values can tell: whether they fit together, and what they hold. It is asked while
 * they are there, and its answers are flags, times, and values that become fingerprints with the others.
 */
export const withEvidence = async (message: Message<string>): Promise<Message<string>> => {
  switch (message.says) {
    case 'authorization-request':
    case 'pushed-request': {
      const { nonce, state, redirectUri } = message;
      const says = state === undefined ? undefined : stateSays(state, redirectUri);
      if (nonce === undefined) return { ...message, ...(says && { stateSays: says }) };
      const digest = await sha('SHA-256', nonce);
      return {
        ...message,
        ...(says && { stateSays: says }),
        nonceDigest: base64url(digest),
        nonceHexDigest: hexOf(digest),
      };
    }
    case 'token-request':
      return message.verifier === undefined
        ? message
        : { ...message, challenge: base64url(await sha('SHA-256', message.verifier)) };
    case 'callback': {
      const claims = claimsOf(message.idToken);
      const hashes = await hashesIn(message);
      return {
        ...message,
        ...(typeof claims?.nonce === 'string' && { nonce: claims.nonce }),
        ...(typeof claims?.iss === 'string' && { idTokenIssuer: claims.iss }),
        ...(hashes && { hashes }),
      };
    }
    case 'token-response': {
      const nonce = claimsOf(message.idToken)?.nonce;
      const refresh = claimsOf(message.refresh);
      const refreshEnds = numericDate(refresh?.exp);
      return {
        ...message,
        ...(typeof nonce === 'string' && { nonce }),
        ...(refreshEnds !== undefined && { refreshEnds }),
        ...(refresh && refresh.exp === undefined && { refreshEndless: true as const }),
      };
    }
    default:
      return message;
  }
};

const claimsOf = (token: string | undefined): Record<string, unknown> | null => {
  const decoded = token === undefined ? null : decodeCompact(token);
  return decoded && 'claims' in decoded ? decoded.claims : null;
};

/** OpenID Connect Core §3.3.2.11, §3.2.2.10: left half of the hash that `alg` names, of the code and of the access token. */
const hashesIn = async ({
  code,
  access,
  idToken,
}: Extract<Message<string>, { says: 'callback' }>): Promise<'right' | 'wrong' | 'missing' | null> => {
  const decoded = idToken === undefined ? null : decodeCompact(idToken);
  if (!decoded || !('claims' in decoded)) return null;
  const name = HASHES[String(decoded.header.alg).slice(-3)];
  const required = [
    { value: code, hash: decoded.claims.c_hash },
    { value: access, hash: decoded.claims.at_hash },
  ].filter(({ value }) => value !== undefined);
  if (name === undefined || required.length === 0) return null;
  const found = await Promise.all(
    required.map(async ({ value = '', hash }) => {
      if (hash === undefined) return 'missing' as const;
      const digest = await sha(name, value);
      return hash === base64url(digest.subarray(0, digest.length / 2)) ? ('right' as const) : ('wrong' as const);
    }),
  );
  return (['wrong', 'missing', 'right'] as const).find((word) => found.includes(word)) ?? null;
};

/** By the last three characters of `alg` (RFC 7518 §3.1). */
const HASHES: Partial<Record<string, string>> = { 256: 'SHA-256', 384: 'SHA-384', 512: 'SHA-512' };

/** What can be read in a state without a key (RFC 6749 §10.8): it goes through the address bar, and into logs. */
const stateSays = (state: string, redirectUri: string | undefined): 'email' | 'token' | 'address' | null => {
  for (const text of readingsOf(state.slice(0, LONGEST_STATE))) {
    if (EMAIL.test(text)) return 'email';
    const isToken = [...text.matchAll(JWT)].some(([jwt]) => claimsOf(jwt) !== null);
    if (isToken || NAMED_TOKEN.exec(text)?.slice(1).some(isCredentialLike)) return 'token';
    const isOwn = (address: string) => !redirectUri?.startsWith('http') || siteOf(address) === siteOf(redirectUri);
    if ([...text.matchAll(ADDRESS)].some(([address]) => siteOf(address) !== '' && !isOwn(address))) return 'address';
  }
  return null;
};

/** The text as it stands, percent-decoded, and out of base64: whole, and part by part. */
const readingsOf = (state: string): string[] => {
  const plain = percentDecoded(state);
  const decoded = [plain, ...plain.split(/[.~|:;,]/).slice(0, MOST_PARTS)].flatMap((part) =>
    part.length >= SHORTEST_CODED && /^[\w+/-]+={0,2}$/.test(part) ? [textOfBase64(part) ?? ''] : [],
  );
  return [plain, ...decoded, ...decoded.map(percentDecoded)];
};

const percentDecoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const LONGEST_STATE = 4_096;
const MOST_PARTS = 10;
const SHORTEST_CODED = 8;
const EMAIL = /[\w.+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.[a-z]{2,24}(?![\w.])/i;
const JWT = /ey[\w-]{8,4096}\.[\w-]{2,4096}\.[\w-]{0,4096}/g;
const NAMED_TOKEN = /(?:access|refresh|id)_?token["']?\s?[:=]\s?["']?([\w.~+/-]{16,2048})/i;
const ADDRESS = /https?:\/\/[a-z0-9.-]{1,253}/gi;

const sha = async (name: string, text: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest(name, new TextEncoder().encode(text)));

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
