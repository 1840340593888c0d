import { hexOf } from './hex';

/** Turns a value into its fingerprint: HMAC-SHA-256 cut to 16 hex digits, under a key made per browser session. */
export type Fingerprint = (value: string) => Promise<string>;

/** A new key, 32 random bytes in base64: it lives in storage.session and dies with the browser session. */
export const makeKey = (): string => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));

/** @throws when `key` is not the base64 of `makeKey`. */
export const fingerprintWith = async (key: string): Promise<Fingerprint> => {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0));
  const hmac = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const encoder = new TextEncoder();
  return async (value) => {
    const digest = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, encoder.encode(value)));
    return hexOf(digest.subarray(0, 8));
  };
};
