import { base64url } from 'jose';
import { describe, expect, it, test } from 'vitest';
import { makeJwt, makeOpaque } from './make-token';
import { only } from './pasted-told';

const encode = (value: unknown): string => base64url.encode(JSON.stringify(value));
const digestOf = async (text: string, hash = 'SHA-256'): Promise<string> =>
  base64url.encode(new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(text))));
const disclose = (...parts: unknown[]): string => encode([makeOpaque(22), ...parts]);
const signed = (claims: object): Promise<string> =>
  makeJwt({ iss: 'https://issuer.test', vct: 'https://issuer.test/id', ...claims }, { typ: 'dc+sd-jwt' });

const [given, email] = [disclose('given_name', 'Ada'), disclose('email', 'ada@test')];
const street = disclose('street', 'A Road 1');
const address = disclose('address', { _sd: [await digestOf(street)], country: 'JP' });
const german = disclose('DE');
const jwt = await signed({
  _sd_alg: 'sha-256',
  _sd: [await digestOf(given), await digestOf(address), await digestOf('a decoy')],
  nationalities: ['FR', { '...': await digestOf(german) }],
});

describe('an SD-JWT', () => {
  it('shows what is disclosed, at its place, and that it was signed (RFC 9901 §4)', async () => {
    const { token, problems, shown, binding } = await only(`${jwt}~${given}~${address}~${street}~${german}~`);
    expect(token).toMatchObject({
      format: 'jws',
      header: { typ: 'dc+sd-jwt' },
      claims: { vct: 'https://issuer.test/id' },
    });
    expect([problems, binding]).toEqual([[], undefined]);
    expect(shown).toEqual({
      disclosures: [
        { path: ['given_name'], value: 'Ada', digest: 'matched' },
        { path: ['address'], value: { _sd: [await digestOf(street)], country: 'JP' }, digest: 'matched' },
        { path: ['address', 'street'], value: 'A Road 1', digest: 'matched' },
        { path: ['nationalities', '[1]'], value: 'DE', digest: 'matched' },
      ],
      hidden: 1,
    });
  });

  it('tells what was not signed, not readable, or there twice', async () => {
    const twice = await signed({ _sd: [await digestOf(given), await digestOf(given)] });
    const { shown } = await only(`${twice}~${given}~${email}~${encode({ no: 'list' })}~`);
    expect(shown?.disclosures).toEqual([
      { path: ['given_name'], value: 'Ada', digest: 'repeated' },
      { path: ['email'], value: 'ada@test', digest: 'unmatched' },
      { path: ['?'], digest: 'unmatched' },
    ]);
  });

  it.each([
    ['sha-512', 'matched'],
    ['constructor', 'unchecked'],
  ])('is checked by the hash it names: %s', async (name, digest) => {
    const other = await signed({ _sd_alg: name, _sd: [await digestOf(given, 'SHA-512')] });
    expect((await only(`${other}~${given}~`)).shown).toMatchObject({ disclosures: [{ digest }], hidden: 0 });
  });

  it('shows the proof of its holder’s key, and whether it is about this (RFC 9901 §4.3)', async () => {
    const presented = `${jwt}~${given}~`;
    const proof = async (about: string) =>
      makeJwt({ iat: 1, aud: 'https://shop.test', nonce: 'n', sd_hash: await digestOf(about) }, { typ: 'kb+jwt' });
    const bound = await only(presented + (await proof(presented)));
    expect(bound.binding).toMatchObject({ token: { header: { typ: 'kb+jwt' } }, problems: [] });
    const other = await only(presented + (await proof(`${jwt}~`)));
    expect(other.binding?.problems).toEqual([{ fault: 'sd_hash' }]);
  });

  it('without its last tilde is read all the same, and that is said', async () => {
    const { shown, problems } = await only(`Bearer ${jwt}~${given}`);
    expect([shown?.disclosures.length, problems]).toEqual([1, [{ fault: 'sd_end' }]]);
  });

  it('is found among words and in JSON, whole', async () => {
    for (const text of [`the credential ${jwt}~${given}~ is`, JSON.stringify({ credential: `${jwt}~${given}~` })])
      expect((await only(text)).shown?.disclosures.length, text.slice(0, 20)).toBe(1);
  });

  it('in JSON has its disclosures in the unprotected header (RFC 9901 §8.1)', async () => {
    const [head, payload, signature] = jwt.split('.');
    const presented = `${jwt}~${given}~`;
    const kb = await makeJwt({ sd_hash: await digestOf(presented) }, { typ: 'kb+jwt' });
    const form = { protected: head, payload, signature, header: { disclosures: [given], kb_jwt: kb } };
    expect(await only(JSON.stringify(form))).toMatchObject({
      shown: { disclosures: [{ path: ['given_name'], digest: 'matched' }] },
      binding: { problems: [] },
      heads: [{ guard: 'protected', header: { typ: 'dc+sd-jwt' } }],
    });
    expect(JSON.stringify(await only(JSON.stringify(form)))).not.toContain(given);
  });
});

test('a secret that is disclosed is its length', async () => {
  const secret = makeOpaque();
  const inside = disclose('value', secret);
  const outer = disclose('refresh_token', { _sd: [await digestOf(inside)] });
  const named = disclose('client_secret', secret);
  const token = await signed({ _sd: [await digestOf(outer), await digestOf(named)] });
  const read = await only(`${token}~${outer}~${inside}~${named}~`);
  expect(read.shown?.disclosures.map(({ digest }) => digest)).toEqual(['matched', 'matched', 'matched']);
  expect(JSON.stringify(read)).not.toContain(secret);
});
