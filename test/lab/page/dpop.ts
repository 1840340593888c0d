import { exportJWK, SignJWT } from 'jose';
import { digestOf } from './digest';
import { random } from './random';

/** ES256; `extractable`: whether scripts may export the private part. */
export const makeProofKey = (extractable: boolean): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, extractable, ['sign', 'verify']);

/** A proof for one request (RFC 9449 §4.2); `token`: the access token that goes along; `nonce`: the server's (RFC 9449 §8). */
export const proofOf = async (
  { privateKey, publicKey }: CryptoKeyPair,
  method: string,
  url: string,
  { token, nonce }: { token?: string; nonce?: string } = {},
): Promise<string> =>
  new SignJWT({
    jti: random(12),
    htm: method,
    htu: url,
    ...(nonce && { nonce }),
    ...(token && { ath: await digestOf(token) }),
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(publicKey) })
    .setIssuedAt()
    .sign(privateKey);

/** Keeps the keys as apps do that must find them again after a reload. */
export const keepKeys = (keys: CryptoKeyPair): Promise<void> =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open('proof-keys', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
    opening.onerror = () => reject(new Error('The database did not open.'));
    opening.onsuccess = () => {
      const writing = opening.result.transaction('keys', 'readwrite');
      writing.objectStore('keys').put(keys, 'dpop');
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
