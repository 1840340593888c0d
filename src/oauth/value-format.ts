import type { TokenKind } from './token';

/**
 * Formats that an issuer reserves for one kind of token, so that the value alone says what it is. Prefixes shared by
 * several kinds, and shapes that any random string may have, are left out on purpose: they would be guesses.
 */
export const kindOfFormat = (value: string): TokenKind | null =>
  FORMATS.find(([, pattern]) => pattern.test(value))?.[2] ?? null;

/** The same for a format that no pattern tells from any random string: it ends in a checksum of what it begins with. */
export const kindOfChecksum = async (value: string): Promise<TokenKind | null> => {
  if (!/^A[A-P][\w-]{49,60}$/.test(value) || value.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(value.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.subarray(0, -4)));
  return bytes.subarray(-4).every((byte, at) => byte === digest[at]) ? 'refresh' : null;
};

const FORMATS: readonly (readonly [issuer: string, pattern: RegExp, kind: TokenKind])[] = [
  ['GitHub', /^ghr_[A-Za-z0-9]{36,251}$/, 'refresh'],
  ['Slack', /^xoxe-\d-[A-Z0-9]{140,160}$/i, 'refresh'],
  ['Salesforce', /^5AEP861[A-Za-z0-9._=]{80,}$/i, 'refresh'],
  ['DigitalOcean', /^dor_v1_[a-f0-9]{64}$/, 'refresh'],
  ['Ory', /^ory_rt_[\w-]+\.[\w-]+$/, 'refresh'],
  ['Google', /^1\/\/[\w-]{20,}$/, 'refresh'],
  ['Microsoft Entra ID', /^[01]\.A[\w-]{50,}(?:\.\d)?\.Ag[\w-]{250,}(?:\.A[\w-]{200,})?$/, 'refresh'],
  // An encrypted JWT under this header, of these members in this order and no key id, is of Amazon Cognito.
  ['Cognito', /^eyJjdHkiOiJKV1QiLCJlbmMiOiJBMjU2R0NNIiwiYWxnIjoiUlNBLU9BRVAifQ\.(?:[\w-]+\.){3}[\w-]+$/, 'refresh'],
  ['Firebase emulator', /^eyJfQXV0aEVtdWxhdG9yUmVmcmVzaFRva2Vu/, 'refresh'],
  ['GitHub', /^gh[ous]_[A-Za-z0-9]{36,251}$/, 'access'],
  ['Slack', /^xoxe\.xox[bp]-\d-[A-Z0-9]{140,180}$/i, 'access'],
  ['Salesforce', /^00[A-Za-z0-9]{13}![A-Za-z0-9._]{96}$/, 'access'],
  ['DigitalOcean', /^doo_v1_[a-f0-9]{64}$/, 'access'],
  ['Ory', /^ory_at_[\w-]+\.[\w-]+$/, 'access'],
  ['Ory', /^ory_ac_[\w-]+\.[\w-]+$/, 'code'],
  ['Google', /^ya29\.[\w-]{20,1024}$/, 'access'],
];
