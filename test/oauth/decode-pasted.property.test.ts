import fc from 'fast-check';
import { base64url } from 'jose';
import { describe, expect, test } from 'vitest';
import { decodePasted } from '../../src/oauth/decode-pasted';
import { BASE64URL, makeJwt, makeRefreshJwt } from './make-token';

const SEED = { seed: 20300619 };

const encode = (text: string): string => base64url.encode(text);
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
);
const aPart = fc.oneof(
  anything.map(encode),
  anything,
  fc.constantFrom('', '{', '[]', 'null', '{"alg":"none"}', '{"cty":"JWT"}', '{"exp":1e400,"a":{"b":[1]}}').map(encode),
);
const aToken = fc.array(aPart, { maxLength: 7 }).map((parts) => parts.join('.'));
const aPaste = fc
  .tuple(
    fc.constantFrom(
      '',
      '"',
      'Bearer ',
      'Authorization: ',
      'curl -H "',
      '{"access_token":"',
      '#id_token=',
      'https://a.b/?code=',
      'Cookie: a=',
    ),
    fc.oneof(aToken, anything),
    fc.constantFrom('', '"', '"}', '\n', '&state=1', ' words', '\r\n\r\n{"a":1}'),
  )
  .map((pieces) => pieces.join(''));

test('whatever is pasted, an answer comes, and places are within the text', async () => {
  await fc.assert(
    fc.asyncProperty(aPaste, async (text) => {
      const pasted = await decodePasted(text);
      const problems = [
        ...pasted.problems,
        ...(pasted.is === 'tokens' ? pasted.tokens.flatMap((one) => one.problems) : []),
      ];
      for (const problem of problems)
        if ('at' in problem) {
          expect(problem.at).toBeGreaterThanOrEqual(1);
          expect(problem.at).toBeLessThanOrEqual(text.length + 1);
        }
    }),
    { ...SEED, numRuns: 2_000 },
  );
});

const secretValue = fc.string({ unit: fc.constantFrom(...BASE64URL), minLength: 20, maxLength: 80 });
const aRefreshName = fc.constantFrom(
  'refresh_token',
  'refreshToken',
  'RefreshToken',
  'my_refresh_token',
  'client_secret',
  'code_verifier',
  'password',
);

/** Ways in which a refresh token comes along with what one pastes. */
const around: readonly ((name: string, secret: string) => string | Promise<string>)[] = [
  (name, secret) => JSON.stringify({ token_type: 'Bearer', [name]: secret }),
  (name, secret) => JSON.stringify({ data: [{ deep: { [name]: { value: secret } } }] }, null, 2),
  (name, secret) => JSON.stringify({ session: JSON.stringify({ [name]: secret }) }),
  (name, secret) => `{"${name}":"${secret}","cut`,
  (name, secret) => `grant_type=refresh_token&${name}=${secret}`,
  (name, secret) => `https://app.test/cb?${name}=${secret}#a=b`,
  (name, secret) => `#a=b&${name}=${secret}`,
  (name, secret) => `curl https://login.test/token -d '${name}=${secret}' -d a=b`,
  (name, secret) => `POST /token HTTP/1.1\r\nAuthorization: Basic ${btoa('a:b')}\r\n\r\n${name}=${secret}`,
  (name, secret) => `Cookie: a=1; ${name}=${secret}; b=2`,
  (name, secret) => makeJwt({ sub: 'ada', [name]: secret, inner: [{ [name]: secret }] }),
  async (name, secret) => `Authorization: Bearer ${await makeJwt({ [name]: { value: secret } })}`,
  (_, secret) => makeRefreshJwt({ jti: secret }),
  async (name, secret) => JSON.stringify({ [name]: await makeJwt({ jti: secret }) }),
  async (_, secret) => makeJwt({ text: `it is ${await makeRefreshJwt({ jti: secret })}` }),
  (name, secret) => encodeURIComponent(JSON.stringify({ [name]: secret })),
  (name, secret) => btoa(JSON.stringify({ [name]: secret, iss: 'https://login.test', sub: 'ada' })),
  (name, secret) =>
    JSON.stringify({
      payload: encode(JSON.stringify({ iss: 'a', [name]: secret })),
      signatures: [{ signature: 'ab' }],
    }),
  (name, secret) =>
    JSON.stringify({
      ciphertext: 'ab',
      protected: encode('{"enc":"A"}'),
      unprotected: { [name]: secret },
      recipients: [],
    }),
  async (name, secret) => `${await makeJwt({ iss: 'a' })}~${encode(JSON.stringify(['salt', name, secret]))}~`,
  async (name, secret) => `${await makeJwt({ iss: 'a' })}~${encode(JSON.stringify(['salt', name, { value: secret }]))}`,
  (name, secret) => `export ${name}="${secret}"\nb: c\n${name}: ${secret}`,
  (name, secret) => `Set-Cookie: ${name}=${secret}; Path=/; HttpOnly`,
  (name, secret) => `curl.exe ^"https://login.test/token^" -b ^"${name}=${secret}^"`,
  (name, secret) => JSON.stringify({ log: { entries: [{ request: { headers: [{ name, value: secret }] } }] } }),
  (name, secret) => JSON.stringify({ iss: 'https://login.test', sub: 'ada', inner: { [name]: secret } }),
];

test('a refresh token or a secret is never told', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...around), aRefreshName, secretValue, async (wrap, name, secret) => {
      const text = await wrap(name, secret);
      const told = JSON.stringify(await decodePasted(text));
      expect(told, text).not.toContain(secret);
      expect(told, text).not.toContain(encode(secret).slice(0, 16));
    }),
    { ...SEED, numRuns: 600 },
  );
});

test('JSON that nests deeper than an engine goes is answered too', async () => {
  const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
  const wrapped = [deep, btoa(deep), `{"log":{"entries":[${deep}]}}`, `{"iss":"a","sub":"b","x":${deep}}`];
  for (const text of [
    ...wrapped,
    `{"payload":${deep},"signature":"a","header":${deep}}`,
    `${encode('{}')}..a~${encode(deep)}~`,
  ])
    expect((await decodePasted(text)).is, text.slice(0, 20)).toMatch(/tokens|nothing/);
});

describe('a megabyte is answered in a moment', () => {
  test.each([
    ...[
      'a',
      'eyJ',
      'e',
      '.',
      'eyJ.',
      'eyJhbGciOiJub25lIn0.e30.',
      '"',
      "'",
      '\\',
      '\\"',
      "\\'",
      '{',
      '[',
      '{"a":',
      '%7B',
      '%25',
      '&',
      '=',
      'a=b&',
    ],
    ...[
      '?',
      'a=a=a x',
      '?a=',
      '#',
      'a=b#',
      'a: b\n',
      'Authorization: Bearer ',
      'Bearer ',
      ' ',
      '\n',
      'e e',
      'curl ',
      ': ',
      '//',
      'https://a?',
      '"a":"',
      'x-',
      '>',
      '😀',
      '\u0000',
      '-----BEGIN',
      ...['\u200b', '…', '%41', '"a" + ', 'token: ', 'token\t', 'GET / HTTP/1.1\n', 'authorization\n', '^"', '`'],
    ],
  ])('of %j', async (piece) => {
    const long = piece.repeat(Math.floor((2 ** 20 - 100) / piece.length));
    const within = `Cookie: a=b${long}!`;
    for (const text of [long, within, `curl -H '${long}`, `{"a":"${long}`, `eyJhbGciOiJub25lIn0.${long}.`]) {
      const began = performance.now();
      await decodePasted(text);
      expect(performance.now() - began, text.slice(0, 40)).toBeLessThan(5_000);
    }
  });
});
