import { browser, patternOf } from '../browser';
import { decodeCompact } from '../oauth/jwt';
import { keyAddressIn, metadataAddress } from '../oauth/key-address';
import { keySetIn } from '../oauth/key-set';
import { readPastedKey } from '../oauth/pasted-key';
import { isSymmetric, type VerifyingKey, verifySignature } from '../oauth/verify-signature';
import type { Check, KeyAddress, Refusal, SignatureChecks } from '../views/verify/check';
import { type Answered, askIssuer } from './ask-issuer';
import { keptRaw } from './kept-raw';
import { knownKeys } from './known-keys';

/**
 * Verifies the signatures of tokens whose raw value is kept. Raw values are read here, at the click, and given to nobody;
 * what is pasted is forgotten with the check. `sites`: those of the tab shown.
 */
export const signatureChecks = (sites: () => readonly string[]): SignatureChecks => ({
  async begin(token, anew) {
    const raw = await keptRaw(token);
    if (raw === null) return refuse('not-kept');
    const bare = await verifySignature(raw, []);
    if (bare.result !== 'no-key') return verifiedNow(raw, []);
    if (isSymmetric(bare.alg)) return { step: 'secret', alg: bare.alg };
    const issuer = issuerOf(raw);
    const known = await knownKeys(issuer, sites());
    if (known && known.keys.length > 0 && !anew) {
      const seen = await verifiedNow(raw, known.keys, known.url);
      // An issuer may have changed its keys since.
      if (seen.verified.result === 'valid') return seen;
    }
    if (known) return { step: 'ask', address: { url: known.url, gives: 'keys' } };
    const url = metadataAddress(issuer);
    return url === null ? refuse('no-issuer') : { step: 'ask', address: { url, gives: 'metadata' } };
  },

  async ask(token, address) {
    const raw = await keptRaw(token);
    if (raw === null) return refuse('not-kept');
    const answered = await askIssuer(address.url);
    if (!('text' in answered)) return refuse(await refusalOf(answered.why, address.url), address);
    if (address.gives === 'metadata') {
      const found = keyAddressIn(answered.text, issuerOf(raw));
      return 'fault' in found ? refuse(found.fault, address) : { step: 'ask', address: { ...found, gives: 'keys' } };
    }
    const keys = keySetIn(answered.text);
    return keys === null ? refuse('not-keys', address) : verifiedNow(raw, keys, address.url);
  },

  async paste(token, text) {
    const raw = await keptRaw(token);
    if (raw === null) return refuse('not-kept');
    const keys = await readPastedKey(text);
    return Array.isArray(keys) ? verifiedNow(raw, keys) : keys;
  },

  allow: (url) => browser.permissions.request({ origins: [patternOf(url)] }).catch(() => false),
});

const refuse = (why: Refusal, address?: KeyAddress): Check => ({ step: 'refused', why, ...(address && { address }) });

const verifiedNow = async (raw: string, keys: readonly VerifyingKey[], url?: string) => ({
  step: 'verified' as const,
  verified: await verifySignature(raw, keys),
  ...(url !== undefined && { host: new URL(url).host }),
  at: Date.now(),
});

const issuerOf = (raw: string): string => {
  const decoded = decodeCompact(raw);
  const issuer = decoded && 'claims' in decoded ? decoded.claims.iss : undefined;
  return typeof issuer === 'string' ? issuer : '';
};

/** A browser does not say why nothing came; but with access to an origin it is not CORS. */
const refusalOf = async (why: Exclude<Answered, { text: string }>['why'], url: string): Promise<Refusal> => {
  if (why !== 'unreachable') return why;
  return (await browser.permissions.contains({ origins: [patternOf(url)] })) ? 'no-answer' : 'blocked';
};
