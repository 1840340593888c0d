import { createPrivateKey } from 'node:crypto';
import { type JWK, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { readPastedKey } from '../../src/oauth/pasted-key';
import { verifySignature } from '../../src/oauth/verify-signature';
import { makeCertificate } from '../lab/certificate';
import { makePair, makeSigned } from './make-signed';
import { makeJwt, makeOpaque } from './make-token';

const KINDS = ['RS256', 'ES256', 'ES384', 'ES512', 'EdDSA'];

const check = async (raw: string, text: string) => {
  const read = await readPastedKey(text);
  return Array.isArray(read) ? verifySignature(raw, read) : read;
};

describe.each(KINDS)('a key for %s is read', (alg) => {
  it.each<[string, (given: { jwk: JWK; pem: string }) => string]>([
    ['as a JWK', ({ jwk }) => JSON.stringify(jwk)],
    ['as a set', ({ jwk }) => `\n ${JSON.stringify({ keys: [{ kty: 'oct', k: makeOpaque() }, jwk] }, null, 2)}`],
    ['as a list', ({ jwk }) => JSON.stringify([jwk])],
    ['as a PEM', ({ pem }) => pem],
    ['as a PEM among other text', ({ pem }) => `Key of today:\r\n${pem.replaceAll('\n', '\r\n')}\r\nend`],
    ['without its first and last line', ({ pem }) => pem.replace(/-----[^-]+-----/g, '')],
  ])('%s', async (_, textOf) => {
    const { raw, jwk, pem } = await makeSigned(alg);
    expect(await check(raw, textOf({ jwk, pem }))).toMatchObject({ result: 'valid', alg });
  });
});

it('what a certificate holds is a key', async () => {
  const { key, cert } = await makeCertificate(['idp.test']);
  const raw = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(createPrivateKey(key));
  expect(await check(raw, cert)).toMatchObject({ result: 'valid' });
});

it('of a private JWK the public part is taken', async () => {
  const { raw, pair } = await makeSigned('ES256');
  const [key] = [await readPastedKey(JSON.stringify(pair.privateKey.export({ format: 'jwk' })))].flat();
  expect(key).not.toHaveProperty('d');
  expect(await check(raw, JSON.stringify(pair.privateKey.export({ format: 'jwk' })))).toMatchObject({
    result: 'valid',
  });
});

it('a secret is taken as it stands, and for what it stands for', async () => {
  const sign = (secret: Uint8Array) => new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const base64 = Buffer.from(bytes).toString('base64');
  expect(await check(await sign(Buffer.from('correct horse, battery')), ' correct horse, battery ')).toMatchObject({
    result: 'valid',
  });
  for (const text of [base64, Buffer.from(bytes).toString('base64url')]) {
    expect(await check(await sign(bytes), text)).toMatchObject({ result: 'valid' });
    expect(await check(await sign(Buffer.from(text)), text)).toMatchObject({ result: 'valid' });
  }
  const jwk = { kty: 'oct', k: Buffer.from(bytes).toString('base64url'), alg: 'HS256' };
  expect(await check(await sign(bytes), JSON.stringify(jwk))).toMatchObject({ result: 'valid' });
});

it('a public key is no secret in any of its forms', async () => {
  const { jwk, pem } = await makeSigned('RS256');
  const bare = pem.replace(/-----[^-]+-----|\s/g, '');
  for (const text of [pem, pem.trim(), bare, JSON.stringify(jwk)]) {
    const forged = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(text));
    expect(await check(forged, text)).toEqual({ result: 'no-key', alg: 'HS256', why: 'alg' });
  }
});

describe('says what is wrong:', () => {
  const { privateKey, publicKey } = makePair('RS256');
  const pem = String(publicKey.export({ type: 'spki', format: 'pem' }));

  it.each([
    ['empty', ' \n '],
    ['too-long', 'x'.repeat(262_145)],
    ['not-json', '{"kty": RSA}'],
    ['not-json', '{"kty"'],
    ['not-a-key', '{}'],
    ['not-a-key', '{"kty":"RSA"}'],
    ['not-a-key', '{"kty":"oct","k":"*"}'],
    ['no-keys', '{"keys":[]}'],
    ['no-keys', '[null, 5]'],
    ['private', String(privateKey.export({ type: 'pkcs8', format: 'pem' }))],
    ['private', String(privateKey.export({ type: 'pkcs1', format: 'pem' }))],
    ['private', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMII'],
    ['pkcs1', String(publicKey.export({ type: 'pkcs1', format: 'pem' }))],
    ['other-pem', '-----BEGIN DH PARAMETERS-----\nMII=\n-----END DH PARAMETERS-----'],
    ['bad-pem', pem.slice(0, 200)],
    ['bad-pem', '-----BEGIN PUBLIC KEY-----\n?\n-----END PUBLIC KEY-----'],
    ['bad-pem', `-----BEGIN PUBLIC KEY-----\n${makeOpaque(200)}\n-----END PUBLIC KEY-----`],
    ['bad-pem', '-----'],
  ])('%s', async (fault, text) => {
    expect(await readPastedKey(text)).toEqual({ fault });
  });

  it('a token is no key', async () => {
    expect(await readPastedKey(await makeJwt())).toEqual({ fault: 'token' });
  });
});
