import { describe, expect, it, test } from 'vitest';
import { decodePasted } from '../../src/oauth/decode-pasted';
import type { Problem } from '../../src/oauth/pasted';
import {
  inSeconds,
  makeAccessJwt,
  makeIdJwt,
  makeJwe,
  makeJwt,
  makeLooseJwt,
  makeOpaque,
  makeRefreshJwt,
  makeUnsignedJwt,
} from './make-token';
import { only, told } from './pasted-told';

const problemsOf = async (text: string): Promise<readonly Problem[]> => (await told(text)).problems;

describe('a token', () => {
  it('is read: header, claims and times', async () => {
    const exp = inSeconds(600);
    const { token, length, problems } = await only(await makeAccessJwt({ scope: 'read', exp }));
    expect(token).toMatchObject({
      kind: 'access',
      format: 'jws',
      header: { alg: 'HS256', typ: 'at+jwt' },
      claims: { sub: 'ada', scope: 'read' },
      expiresAt: exp * 1_000,
      expirySource: 'exp',
    });
    expect(length).toBeGreaterThan(100);
    expect(problems).toEqual([]);
  });

  it('that is encrypted tells its header alone', async () => {
    const { token, problems } = await only(makeJwe());
    expect(token).toMatchObject({ format: 'jwe', header: { alg: 'RSA-OAEP', enc: 'A256GCM' } });
    expect(token.claims).toBeUndefined();
    expect(problems).toEqual([{ fault: 'encrypted' }]);
    expect(await problemsOf(makeJwe({ alg: 'dir', enc: 'A256GCM' }))).toEqual([{ fault: 'encrypted' }]);
  });

  it('that is encrypted and lacks parts says which', async () => {
    const [head] = makeJwe().split('.');
    expect(await problemsOf(`${head}..${makeOpaque(16)}.${makeOpaque(20)}.`)).toEqual([
      { fault: 'empty', part: 'encrypted_key' },
      { fault: 'empty', part: 'tag' },
      { fault: 'encrypted' },
    ]);
  });

  it('that is encrypted is held to its crit too (RFC 7516 §4.1.13)', async () => {
    const jwe = makeJwe({ alg: 'dir', enc: 'A256GCM', crit: ['exp'] });
    expect(await problemsOf(jwe)).toEqual([{ fault: 'crit_absent', name: 'exp' }, { fault: 'encrypted' }]);
  });

  it('within a token is read too', async () => {
    const inner = await makeIdJwt({ name: 'Ada' });
    const outer = makeLooseJwt({ alg: 'RS256', cty: 'JWT' }, inner);
    const read = await only(outer);
    expect(read.token).toMatchObject({ header: { cty: 'JWT' } });
    expect(read.inner?.token).toMatchObject({ kind: 'id', claims: { name: 'Ada' } });
    expect(read.problems).toEqual([]);
  });

  it('within tokens without end is read to a depth', async () => {
    let token = await makeJwt({});
    for (let depth = 0; depth < 8; depth++) token = makeLooseJwt({ alg: 'RS256', cty: 'JWT' }, token);
    let deepest = await only(token);
    while (deepest.inner) deepest = deepest.inner;
    expect(deepest.problems).toEqual([{ fault: 'deep' }]);
  });

  it('within a token that is a refresh token hides the whole', async () => {
    const read = await only(makeLooseJwt({ alg: 'RS256', cty: 'JWT' }, await makeRefreshJwt({ sub: 'hidden-ada' })));
    expect(read).toMatchObject({ secret: true, token: { kind: 'refresh' } });
    expect(JSON.stringify(read)).not.toContain('hidden-ada');
  });

  it('within a refresh token is hidden with it', async () => {
    const inner = await makeIdJwt({ sub: 'hidden-ada' });
    const [protectedHeader, payload, signature] = makeLooseJwt({ typ: 'rt+jwt', cty: 'JWT' }, inner).split('.');
    const form = JSON.stringify({ protected: protectedHeader, payload, signature });
    for (const text of [`${protectedHeader}.${payload}.${signature}`, form]) {
      const read = await only(text);
      expect(read).toMatchObject({ secret: true, token: { kind: 'refresh' } });
      expect(JSON.stringify(read)).not.toContain('hidden-ada');
    }
  });

  it('that is opaque is named', async () => {
    expect(await told(makeOpaque())).toEqual({ tokens: ['itself unknown opaque'], problems: [] });
    expect(await told(`ghr_${'a1'.repeat(30)}`)).toEqual({ tokens: ['itself refresh opaque'], problems: [] });
  });

  it('without a signature is said to be', async () => {
    expect(await problemsOf(makeUnsignedJwt({ sub: 'ada' }))).toEqual([{ fault: 'unsigned' }]);
  });
});

describe('a token is found', () => {
  it.each<[string, (jwt: string) => string, string]>([
    ['in quotes', (jwt) => `"${jwt}",`, 'itself access jws'],
    ['after a scheme', (jwt) => `Bearer ${jwt}`, 'header › Authorization access jws'],
    ['after another', (jwt) => `dpop  ${jwt}`, 'header › Authorization access jws'],
    ['in a header', (jwt) => `Authorization: Bearer ${jwt}`, 'header › Authorization access jws'],
    [
      'in a trace',
      (jwt) => `> GET /a HTTP/2\r\n> Host: api.test\r\n> authorization: Bearer ${jwt}\r\n`,
      'header › authorization access jws',
    ],
    [
      'in JSON of headers',
      (jwt) => `{"headers":{"Authorization":"Bearer ${jwt}"}}`,
      'name › headers › Authorization access jws',
    ],
    ['in a query', (jwt) => `https://app.test/a?b=1&access_token=${jwt}`, 'name › access_token access jws'],
    [
      'in a fragment',
      (jwt) => `https://app.test/cb#access_token=${jwt}&token_type=Bearer`,
      'name › access_token access jws',
    ],
    ['in a fragment alone', (jwt) => `#access_token=${jwt}&state=a`, 'name › access_token access jws'],
    ['in the address of an app', (jwt) => `com.app:/cb?access_token=${jwt}`, 'name › access_token access jws'],
    ['in a form', (jwt) => `a=1&token=${jwt}`, 'name › token access jws'],
    ['in cookies', (jwt) => `Cookie: a=1; session_at=${jwt}; b=2`, 'header › Cookie › session_at access jws'],
    [
      'in JSON',
      (jwt) => JSON.stringify({ data: [{ accessToken: jwt }] }, null, 2),
      'name › data › accessToken access jws',
    ],
    ['among words', (jwt) => `the token ${jwt} was refused`, 'words access jws'],
    [
      'on a command line',
      (jwt) => `curl 'https://api.test/a' \\\n  -H 'accept: */*' \\\n  -H 'authorization: Bearer ${jwt}'`,
      'header › authorization access jws',
    ],
    [
      'on a command line without quotes',
      (jwt) => `curl --header=Authorization:\\ Bearer\\ ${jwt} https://api.test`,
      'header › Authorization access jws',
    ],
    [
      'in the body of a command line',
      (jwt) => `curl https://api.test -d "access_token=${jwt}&a=b"`,
      'name › access_token access jws',
    ],
    [
      'percent-encoded',
      (jwt) => encodeURIComponent(`https://app.test/#access_token=${jwt}`),
      'name › access_token access jws',
    ],
  ])('%s', async (_, around, expected) => {
    const text = around(await makeAccessJwt());
    expect((await told(text)).tokens).toEqual([expected]);
    expect((await only(text)).token.claims).toMatchObject({ sub: 'ada' });
  });

  it('as one of several, in their order', async () => {
    const [access, id, refresh] = [await makeAccessJwt(), await makeIdJwt(), makeOpaque()];
    const answer = JSON.stringify({ access_token: access, token_type: 'Bearer', refresh_token: refresh, id_token: id });
    expect(await told(answer)).toEqual({
      tokens: ['name › access_token access jws', 'name › refresh_token refresh opaque', 'name › id_token id jws'],
      problems: [],
    });
    expect((await told(`${access}\n${id}`)).tokens).toEqual(['words access jws', 'words id jws']);
  });

  it('in an answer that was cut off, and the place is said', async () => {
    const text = `{"access_token":"${await makeAccessJwt()}","id_tok`;
    expect(await told(text)).toEqual({
      tokens: ['name › access_token access jws'],
      problems: [{ fault: 'json', part: 'text', at: text.length + 1, found: '', expected: 'quote' }],
    });
  });

  it('with the secrets around it named and not told', async () => {
    const [code, verifier, secret] = [makeOpaque(), makeOpaque(), makeOpaque(30)];
    const form = `grant_type=authorization_code&code=${code}&code_verifier=${verifier}&client_secret=${secret}`;
    const read = await decodePasted(form);
    expect(read).toMatchObject({
      is: 'tokens',
      tokens: [
        { token: { kind: 'code' }, length: 43, secret: true },
        { token: { kind: 'code-verifier' }, length: 43, secret: true },
        { token: { kind: 'client-secret' }, length: 30, secret: true },
      ],
    });
    for (const value of [code, verifier, secret]) expect(JSON.stringify(read)).not.toContain(value);
  });

  it.each([
    ['the header of a client', (secret: string) => `Authorization: Basic ${btoa(`app:${secret}`)}`],
    ['a command line', (secret: string) => `curl -u app:${secret} https://login.test/token`],
    ['a command line, attached', (secret: string) => `curl -uapp:${secret} https://login.test/token`],
  ])('not in %s, which is a secret', async (_, around) => {
    const secret = makeOpaque();
    const text = around(secret);
    expect((await told(text)).tokens).toEqual([expect.stringMatching(/client-secret opaque$/)]);
    expect(JSON.stringify(await decodePasted(text))).not.toContain(secret);
  });
});

test('a secret within claims is its length', async () => {
  const [refresh, jwt] = [makeOpaque(), await makeRefreshJwt()];
  const read = await only(await makeJwt({ refresh_token: refresh, note: `kept ${jwt} here`, sub: 'ada' }));
  expect(read.token.claims).toEqual({
    refresh_token: '•••(43)',
    note: `kept •••(${jwt.length}) here`,
    sub: 'ada',
  });
  expect(read.problems).toEqual([{ fault: 'withheld', part: 'payload' }]);
});
