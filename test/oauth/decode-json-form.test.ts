import { base64url, FlattenedEncrypt, FlattenedSign, GeneralEncrypt, GeneralSign, generateKeyPair } from 'jose';
import { describe, expect, it, test } from 'vitest';
import type { PastedToken, Problem } from '../../src/oauth/pasted';
import { makeAccessJwt, makeOpaque } from './make-token';
import { only } from './pasted-told';

const rsa = await generateKeyPair('RS256');
const ec = await generateKeyPair('ES256');
const box = await generateKeyPair('RSA-OAEP-256');
const hmac = crypto.getRandomValues(new Uint8Array(32));
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const encode = (value: unknown): string => base64url.encode(JSON.stringify(value));
const CLAIMS = { iss: 'https://login.test', sub: 'ada', scope: 'read', aud: 'orders' };

const onlyOf = (form: unknown): Promise<PastedToken> =>
  only(typeof form === 'string' ? form : JSON.stringify(form, null, 2));
const headsOf = ({ heads = [] }: PastedToken) => heads.map(({ problems: _, ...head }) => head);
const problemsOf = ({ problems, heads = [] }: PastedToken): readonly Problem[] => [
  ...problems,
  ...heads.flatMap((head) => head.problems),
];

describe('a JWS in JSON', () => {
  it('of several signatures shows each one’s headers (RFC 7515 §7.2.1)', async () => {
    const form = await new GeneralSign(bytes(CLAIMS))
      .addSignature(rsa.privateKey)
      .setProtectedHeader({ alg: 'RS256' })
      .setUnprotectedHeader({ kid: 'first' })
      .addSignature(ec.privateKey)
      .setProtectedHeader({ alg: 'ES256' })
      .sign();
    const read = await onlyOf(form);
    expect(read.token).toMatchObject({
      ...{ kind: 'access', format: 'jws', claims: CLAIMS },
      header: { alg: 'RS256', kid: 'first' },
    });
    expect(headsOf(read)).toEqual([
      { guard: 'protected', header: { alg: 'RS256' }, of: { number: 1, total: 2 } },
      { guard: 'unprotected', header: { kid: 'first' }, of: { number: 1, total: 2 } },
      { guard: 'protected', header: { alg: 'ES256' }, of: { number: 2, total: 2 } },
    ]);
    expect(problemsOf(read)).toEqual([]);
  });

  it('of one signature shows both headers (RFC 7515 §7.2.2)', async () => {
    const form = await new FlattenedSign(bytes(CLAIMS))
      .setProtectedHeader({ alg: 'HS256' })
      .setUnprotectedHeader({ kid: 'a' })
      .sign(hmac);
    const read = await onlyOf(btoa(JSON.stringify(form)));
    expect(headsOf(read)).toEqual([
      { guard: 'protected', header: { alg: 'HS256' } },
      { guard: 'unprotected', header: { kid: 'a' } },
    ]);
    expect(problemsOf(read)).toEqual([]);
  });

  it('whose payload is written as it is shows it (RFC 7797)', async () => {
    const header = encode({ alg: 'HS256', b64: false, crit: ['b64'] });
    const signature = makeOpaque(43);
    const read = await onlyOf({ payload: JSON.stringify(CLAIMS), protected: header, signature });
    expect([read.token.claims, problemsOf(read)]).toEqual([CLAIMS, []]);
    expect((await onlyOf(`${header}.{}.${signature}`)).token.claims).toEqual({});
  });

  it('with a token inside shows that too', async () => {
    const payload = base64url.encode(await makeAccessJwt());
    const read = await onlyOf({ payload, protected: encode({ alg: 'HS256', cty: 'JWT' }), signature: makeOpaque() });
    expect(read.inner?.token).toMatchObject({ kind: 'access', claims: { sub: 'ada' } });
    expect(problemsOf(read)).toEqual([]);
  });

  it.each<[what: string, form: object, problems: readonly Problem[]]>([
    ['a payload kept elsewhere', { payload: undefined }, [{ fault: 'detached' }]],
    [
      'both forms at once',
      { signatures: [{ protected: encode({ alg: 'RS256' }), signature: 'ab' }] },
      [{ fault: 'both_forms' }],
    ],
    ['an empty signature', { signature: '' }, [{ fault: 'unsigned' }]],
    ['a name in both headers', { header: { alg: 'none' } }, [{ fault: 'twice', name: 'alg' }]],
    ['what counts where it is protected', { header: { zip: 'DEF' } }, [{ fault: 'unguarded', name: 'zip' }]],
    [
      'b64 that may be overlooked',
      { protected: encode({ alg: 'HS256', b64: false }), payload: '{}' },
      [{ fault: 'critical', name: 'b64' }],
    ],
    ['an empty crit', { protected: encode({ alg: 'HS256', crit: [] }) }, [{ fault: 'crit' }]],
    [
      'crit without what it names',
      { protected: encode({ alg: 'HS256', crit: ['exp'] }) },
      [{ fault: 'crit_absent', name: 'exp' }],
    ],
    [
      'a header that is no JSON',
      { protected: base64url.encode('{"alg"') },
      [{ fault: 'json', part: 'header', at: 7, found: '', expected: 'colon' }],
    ],
    [
      'a payload that is no JSON',
      { payload: base64url.encode('hello') },
      [{ fault: 'json', part: 'payload', at: 1, found: 'h', expected: 'value' }],
    ],
    [
      'a payload that is packed',
      {
        protected: encode({ alg: 'HS256', zip: 'DEF' }),
        payload: base64url.encode(new Uint8Array([0xab, 0x56, 0xff])),
      },
      [{ fault: 'compressed' }],
    ],
    [
      'a signature of another length',
      { signature: 'abcd' },
      [{ fault: 'signature_length', alg: 'HS256', found: 3, wanted: 32 }],
    ],
  ])('with %s says so', async (_, change, problems) => {
    const form = { payload: encode(CLAIMS), protected: encode({ alg: 'HS256' }), signature: makeOpaque(43) };
    expect(problemsOf(await onlyOf({ ...form, ...change }))).toEqual(problems);
  });
});

describe('a JWE in JSON', () => {
  it('for several recipients shows each one’s header (RFC 7516 §7.2.1)', async () => {
    const form = await new GeneralEncrypt(bytes(CLAIMS))
      .setProtectedHeader({ enc: 'A256GCM' })
      .setSharedUnprotectedHeader({ cty: 'JWT' })
      .addRecipient(box.publicKey)
      .setUnprotectedHeader({ alg: 'RSA-OAEP-256', kid: 'one' })
      .addRecipient(crypto.getRandomValues(new Uint8Array(32)))
      .setUnprotectedHeader({ alg: 'A256KW' })
      .encrypt();
    const read = await onlyOf(form);
    expect(read.token).toMatchObject({ format: 'jwe', header: { alg: 'RSA-OAEP-256', enc: 'A256GCM' } });
    expect(headsOf(read)).toEqual([
      { guard: 'protected', header: { enc: 'A256GCM' } },
      { guard: 'unprotected', header: { cty: 'JWT' } },
      { guard: 'unprotected', header: { alg: 'RSA-OAEP-256', kid: 'one' }, of: { number: 1, total: 2 } },
      { guard: 'unprotected', header: { alg: 'A256KW' }, of: { number: 2, total: 2 } },
    ]);
    expect(problemsOf(read)).toEqual([{ fault: 'encrypted' }]);
  });

  it('for one recipient shows its header (RFC 7516 §7.2.2)', async () => {
    const form = await new FlattenedEncrypt(bytes(CLAIMS))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A128GCM' })
      .encrypt(box.publicKey);
    const read = await onlyOf({ ...form, header: { alg: 'dir' }, tag: 'a b' });
    expect(headsOf(read)).toEqual([
      { guard: 'protected', header: { alg: 'RSA-OAEP-256', enc: 'A128GCM' } },
      { guard: 'unprotected', header: { alg: 'dir' } },
    ]);
    expect(problemsOf(read)).toEqual([
      { fault: 'base64url', part: 'tag', at: 2, found: ' ' },
      { fault: 'encrypted' },
      { fault: 'twice', name: 'alg' },
    ]);
  });
});

test('a refresh token in JSON is its length alone, and so is a secret in a header', async () => {
  const secret = makeOpaque();
  const signed = { protected: encode({ alg: 'HS256' }), signature: makeOpaque(43) };
  const refresh = await onlyOf({
    ...signed,
    payload: encode({ typ: 'Refresh', sub: secret }),
    header: { note: secret },
  });
  expect(refresh).toMatchObject({ secret: true, token: { kind: 'refresh', format: 'opaque' } });
  const read = await onlyOf({
    ...signed,
    payload: encode({ ...CLAIMS, refresh_token: secret }),
    header: { client_secret: secret },
  });
  expect(JSON.stringify([refresh, read])).not.toContain(secret);
});
